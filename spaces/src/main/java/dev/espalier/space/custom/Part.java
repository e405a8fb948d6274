package dev.espalier.space.custom;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A piece of a YAML file: all of YAML that a space's file may use. Lines count from 1. */
sealed interface Part {

    int line();

    /** What it is, for people. */
    String kind();

    /**
     * Text or a number, as it is written.
     *
     * @param plain whether it stands without quotes
     */
    record Text(String value, boolean plain, int line) implements Part {

        private static final Set<String> NOTHING = Set.of("", "~", "null");

        /** Whether nothing stands where a value should. */
        boolean missing() {
            return plain && NOTHING.contains(value);
        }

        @Override
        public String kind() {
            return missing() ? "nothing" : "(" + value + ")";
        }
    }

    /** A list. */
    record Items(List<Part> parts, int line) implements Part {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys with values, in their order; each key once. */
    record Fields(List<Field> fields, int line) implements Part {

        @Nullable
        Part get(String key) {
            for (var field : fields) {
                if (field.key.value().equals(key)) {
                    return field.value;
                }
            }
            return null;
        }

        @Override
        public String kind() {
            return "keys with values";
        }
    }

    /** One key and its value. */
    record Field(Text key, Part value) {}
}
