package dev.espalier.app;

/** What a user asked for cannot be done, in one sentence that is shown as it is. */
final class Unusable extends RuntimeException {

    Unusable(String message) {
        super(message);
    }

    /** What kept this process from starting, for the person who started it. */
    static String told(Throwable failure) {
        return root(failure) instanceof Unusable unusable
                ? rootMessage(unusable)
                : "Espalier could not start: " + rootMessage(failure);
    }

    /** What a chain of causes says at its root. */
    static String rootMessage(Throwable failure) {
        var root = root(failure);
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private static Throwable root(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
