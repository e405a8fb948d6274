package dev.espalier.ledger;

import dev.espalier.ledger.EventRow.Kind;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Writes into the crash ledger what a restart found. */
@Singleton
public class Recoveries {

    /** A decision for each proposal, screening and update. */
    private static final int DECISIONS_A_ROUND = 3;

    private final Meters meters;

    Recoveries(Meters meters) {
        this.meters = meters;
    }

    /**
     * A search goes on after the process that carried it had ended.
     *
     * @param cutOff evaluations that were under way
     * @param lastAlive when that process was last known to be alive
     */
    @Transactional
    public void recovered(String id, int cutOff, Instant lastAlive, Instant now) {
        ExperimentRow row = ExperimentRow.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            return;
        }
        var heldUp = Duration.between(lastAlive, now);
        var event = Events.event(
                id, Kind.RECOVERED, "recovered " + lastAlive, "The server ended and was started again", now);
        int own = row.rounds - (row.forkRound == null ? 0 : row.forkRound);
        event.detail = String.format(
                Locale.ROOT,
                "Went on from the checkpoint after round %d; %,d trials of the round under way were kept, %s.",
                row.rounds,
                row.recorded,
                cutOff == 0
                        ? "none was cut off"
                        : cutOff == 1 ? "1 evaluation is done again" : cutOff + " evaluations are done again");
        event.replayed = DECISIONS_A_ROUND * own;
        event.heldUpSeconds = Math.max(0, heldUp.toSeconds());
        Events.write(row, event);
        meters.recovered(event.kind, 0);
        row.changedAt = now;
    }
}
