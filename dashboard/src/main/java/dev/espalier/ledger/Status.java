package dev.espalier.ledger;

import java.util.Locale;

/** Whether an experiment goes on. */
public enum Status {
    RUNNING,
    PAUSED,
    /** It ends after the round under way. */
    STOPPING,
    FINISHED,
    STOPPED,
    FAILED;

    /** Whether a workflow carries it. */
    public boolean active() {
        return switch (this) {
            case RUNNING, PAUSED, STOPPING -> true;
            case FINISHED, STOPPED, FAILED -> false;
        };
    }

    /** As people and the API write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
