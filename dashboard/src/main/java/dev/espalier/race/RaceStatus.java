package dev.espalier.race;

import java.util.Locale;

/** Whether a race goes on. */
public enum RaceStatus {
    RUNNING,
    PAUSED,
    /** Its runs under way are being stopped. */
    STOPPING,
    FINISHED,
    STOPPED;

    /** Whether runs may be under way. */
    public boolean active() {
        return switch (this) {
            case RUNNING, PAUSED, STOPPING -> true;
            case FINISHED, STOPPED -> false;
        };
    }

    /** As people and the API write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
