package dev.espalier.control;

/** What carries searches does not answer: one sentence says so, and nothing was changed. */
public final class Unavailable extends RuntimeException {

    public Unavailable(String message) {
        super(message);
    }
}
