package dev.espalier.file;

import dev.espalier.catalogue.InvalidInput;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The problems found in a text, so that all of them are told at once. */
final class Problems {

    private final boolean withLines;
    /** Each once: what several runs of a race share is read for each of them. */
    private final Set<String> sentences = new LinkedHashSet<>();

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
            throw new InvalidInput(List.copyOf(sentences));
        }
    }
}
