package dev.espalier.method;

/** Said to what still works for a step that is over: nobody waits for it, and nothing of it is to be kept. */
public final class Over extends RuntimeException {

    public Over() {
        super("The step that this was done for is over.");
    }
}
