package dev.espalier.file;

import dev.espalier.catalogue.InvalidInput;
import java.util.ArrayList;
import java.util.List;

/** The problems found in a text, so that all of them are told at once. */
final class Problems {

    private final boolean withLines;
    private final List<String> sentences = new ArrayList<>();

    Problems(boolean withLines) {
        this.withLines = withLines;
    }

    void add(int line, String sentence) {
        sentences.add(withLines ? "Line %d: %s".formatted(line, sentence) : sentence);
    }

    /** A problem of the text as a whole. */
    void add(String sentence) {
        sentences.add(sentence);
    }

    boolean any() {
        return !sentences.isEmpty();
    }

    /** @throws InvalidInput when there are any */
    void raise() {
        if (any()) {
            throw new InvalidInput(sentences);
        }
    }
}
