package dev.espalier.control;

/** What was named does not exist: one sentence says what and, if possible, what does. */
public final class Unknown extends RuntimeException {

    public Unknown(String message) {
        super(message);
    }

    /** There is no experiment with this id. */
    public static Unknown experiment(String id) {
        return new Unknown("There is no experiment (%s).".formatted(id));
    }
}
