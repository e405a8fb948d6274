package dev.espalier.ledger;

import dev.espalier.search.Outcome;
import java.util.Locale;

/** How a trial ended, in a word. */
public enum TrialStatus {
    MEASURED,
    INFEASIBLE,
    FAILED,
    /** The screen dropped it: it was not evaluated and counts for nothing. */
    FILTERED;

    static TrialStatus of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Measured _ -> MEASURED;
            case Outcome.Infeasible _ -> INFEASIBLE;
            case Outcome.Failed _ -> FAILED;
        };
    }

    /** As people and the API write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
