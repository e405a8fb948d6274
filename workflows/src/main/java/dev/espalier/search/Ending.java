package dev.espalier.search;

/** Why a search ended. */
public enum Ending {
    BUDGET_SPENT,
    /** The method proposed nothing that keeps to the constraints. */
    NOTHING_LEFT,
    /** A person stopped it. */
    STOPPED,
    /** The experiment cannot be run as it is written. */
    FAILED
}
