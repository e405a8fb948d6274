package dev.espalier.account;

import java.time.Instant;

/**
 * Something that somebody did or tried to.
 *
 * @param actor a user's name, or empty where nobody has to say who they are
 * @param via page, API or command line
 * @param action in the infinitive: create, pause, sign in
 * @param target what it was done to: experiment first-search-k3x9
 * @param status of HTTP, which says what came of it
 */
public record Deed(Instant at, String actor, String via, String action, String target, int status) {

    /** What came of it. */
    public enum Outcome {
        DONE,
        REFUSED,
        FAILED
    }

    /** The same, done to something else. */
    public Deed about(String other) {
        return new Deed(at, actor, via, action, other, status);
    }

    public Outcome outcome() {
        return status < 400 ? Outcome.DONE : status < 500 ? Outcome.REFUSED : Outcome.FAILED;
    }
}
