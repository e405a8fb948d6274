package dev.espalier.control;

/** What was asked does not fit the state that things are in: one sentence says why. */
public final class Conflict extends RuntimeException {

    public Conflict(String message) {
        super(message);
    }
}
