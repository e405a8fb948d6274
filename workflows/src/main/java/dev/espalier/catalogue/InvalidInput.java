package dev.espalier.catalogue;

import java.util.List;

/** What a user gave cannot be used: every problem found, each in one sentence. */
public final class InvalidInput extends IllegalArgumentException {

    private final List<String> problems;

    public InvalidInput(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public InvalidInput(String problem) {
        this(List.of(problem));
    }

    public List<String> problems() {
        return problems;
    }
}
