package dev.espalier.train;

/** Whether a training ends before its end: it is given up, or goes on later from what was kept of it. */
public interface Stopping {

    /** Every training goes to its end. */
    Stopping NEVER = (_, _) -> false;

    /**
     * Whether it is hopeless, or enough for now.
     *
     * @param epochs trained so far
     * @param accuracyPct on the validation split by now
     */
    boolean hopeless(int epochs, double accuracyPct);
}
