package dev.espalier.train;

/** Whether a training is given up before its end. */
public interface Stopping {

    /** Every training goes to its end. */
    Stopping NEVER = (_, _) -> false;

    /**
     * Whether it is hopeless.
     *
     * @param epochs trained so far
     * @param accuracyPct on the validation split by now
     */
    boolean hopeless(int epochs, double accuracyPct);
}
