package dev.espalier.file;

import dev.espalier.catalogue.InvalidInput;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The problems found in a text, so that all of them are told at once. */
final class Problems {

    private final boolean withLines;
    /** Each once: what several runs of a race share is read for each of them. */
    private final Set<String> sentences = new LinkedHashSet<>();

    private int told;

    Problems(boolean withLines) {
        this.withLines = withLines;
    }

    void add(int line, String sentence) {
        add(withLines ? "Line %d: %s".formatted(line, sentence) : sentence);
    }

    /** A problem of the text as a whole. */
    void add(String sentence) {
        told++;
        sentences.add(sentence);
    }

    boolean any() {
        return !sentences.isEmpty();
    }

    /** Whether a reading tells of none, not even of one that is known already. */
    boolean none(Runnable reading) {
        int before = told;
        reading.run();
        return told == before;
    }

    /** What a reading gives, or null when it tells of a problem. */
    <T> @Nullable T whole(Supplier<? extends @Nullable T> reading) {
        int before = told;
        var read = reading.get();
        return told == before ? read : null;
    }

    /** @throws InvalidInput when there are any */
    void raise() {
        if (any()) {
            throw new InvalidInput(List.copyOf(sentences));
        }
    }
}
