package dev.espalier.space;

import java.util.List;

/** A file that a user wrote cannot be used: every problem found, each in one sentence. */
public final class Refusal extends IllegalArgumentException {

    private final List<String> problems;

    public Refusal(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
