package dev.espalier.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A search as it stands, or as it stood after one of its rounds.
 *
 * @param view with the figures of then; its state is today's
 * @param now as it stands
 * @param rounds only those of the first so many belong to it
 * @param closed the round after which it is looked at, or null for now
 */
public record Moment(
        ExperimentView view,
        ExperimentView now,
        int rounds,
        @Nullable RoundView closed) {

    static Moment now(ExperimentView view) {
        return new Moment(view, view, Integer.MAX_VALUE, null);
    }

    /** Until when what happened belongs to it; null for now. */
    public @Nullable Instant until() {
        return closed == null ? null : closed.closedAt();
    }

    /** The round as addresses write it, from 1; empty for now. */
    public String round() {
        return closed == null ? "" : String.valueOf(rounds);
    }
}
