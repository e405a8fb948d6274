package dev.espalier.planted;

/** Something of ours that no module may know. */
public final class Elsewhere {

    /** There is one. */
    public static final Elsewhere ONE = new Elsewhere();

    private Elsewhere() {}
}
