package dev.espalier.page;

import dev.espalier.file.ExperimentForm.Field;
import dev.espalier.file.Sentence;
import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote: as a form, with what is wrong, and what it would do.
 *
 * @param parts none while the text cannot be read
 * @param problems all of them, in the order of the text
 * @param rehearsal null while there are problems
 */
public record WrittenView(
        List<Part> parts, List<Sentence> problems, @Nullable Rehearsal rehearsal) {

    /** Fields under one heading. */
    public record Part(String title, List<Group> groups) {}

    /**
     * Fields of one component, or others that belong together.
     *
     * @param more settings that the text leaves at their standard, where there are many
     */
    public record Group(List<Filled> fields, List<Filled> more) {}

    /**
     * A field.
     *
     * @param problems what is wrong with it
     */
    public record Filled(Field field, List<String> problems) {

        /** Of its elements. */
        public String id() {
            return "f-" + field.path().replace('.', '-');
        }

        /** A word for templates. */
        public String kind() {
            return field.kind().name();
        }

        /** Whether the text leaves it at its standard, and nothing is wrong with that. */
        public boolean standard() {
            return field.value().isEmpty() && !field.standard().isEmpty() && problems.isEmpty();
        }

        /** A class of the stylesheet. */
        public String look() {
            return "kind-" + field.kind().name().toLowerCase(Locale.ROOT);
        }

        /** Whether the value is none of those offered. */
        public boolean foreign() {
            return !field.value().isEmpty() && !field.options().contains(field.value());
        }
    }

    /**
     * What would happen.
     *
     * @param drawing of an architecture that the space could offer first
     */
    public record Rehearsal(RawString drawing, String architecture, List<Fact> facts) {}

    /** A figure with its name. */
    public record Fact(String name, String value) {}

    /** "3 things to mend", or nothing. */
    public String mend() {
        return problems.isEmpty() ? "" : Said.count(problems.size(), "thing") + " to mend";
    }
}
