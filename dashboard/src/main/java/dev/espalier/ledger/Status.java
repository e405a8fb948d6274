package dev.espalier.ledger;

import java.util.Arrays;
import java.util.List;
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

    /** Those that a workflow carries. */
    public static final List<Status> ACTIVE =
            Arrays.stream(values()).filter(Status::active).toList();

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
