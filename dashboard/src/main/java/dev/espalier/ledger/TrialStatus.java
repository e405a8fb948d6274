package dev.espalier.ledger;

import dev.espalier.search.Outcome;
import java.util.List;
import java.util.Locale;

/** How a trial ended, in a word, or that it has not. */
public enum TrialStatus {
    MEASURED,
    INFEASIBLE,
    FAILED,
    /** The screen dropped it: it was not evaluated and counts for nothing. */
    FILTERED,
    /** It is being evaluated: no row has this state. */
    RUNNING;

    /** The states that rows have. */
    public static final List<TrialStatus> RECORDED = List.of(MEASURED, INFEASIBLE, FAILED, FILTERED);

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
