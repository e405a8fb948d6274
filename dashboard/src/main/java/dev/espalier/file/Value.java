package dev.espalier.file;

import java.util.List;

/** What a text holds before anything is known of its meaning, with the lines it stands in. */
sealed interface Value {

    /** Counted from 1. */
    int line();

    /** How it is shown in a sentence about it. */
    String shown();

    /**
     * A word, a number or a text.
     *
     * @param quoted whether it stood in quotes, so that it is a text whatever it looks like
     */
    record Scalar(int line, String text, boolean quoted) implements Value {

        private static final int SHOWN = 60;

        boolean isNull() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        @Override
        public String shown() {
            return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        }
    }

    /** Values in order. */
    record Listing(int line, List<Value> items) implements Value {
        public Listing {
            items = List.copyOf(items);
        }

        @Override
        public String shown() {
            return "a list";
        }
    }

    /** Values by key, in the order they stand in. A key that was given twice is in here twice. */
    record Mapping(int line, List<Entry> entries) implements Value {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String shown() {
            return "keys and values";
        }
    }

    /** A key and its value. */
    record Entry(int line, String key, Value value) {}
}
