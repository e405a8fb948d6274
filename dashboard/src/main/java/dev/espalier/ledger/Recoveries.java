package dev.espalier.ledger;

import dev.espalier.ledger.EventRow.Kind;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalInt;

/** Writes into the crash ledger what a start of the server found of a search that had not ended. */
@Singleton
public class Recoveries {

    private final Meters meters;

    Recoveries(Meters meters) {
        this.meters = meters;
    }

    /**
     * The process before this one has ended, and this one takes its place.
     *
     * @param cutOff evaluations that were under way and are done again; empty where Temporal kept the search
     */
    @Transactional
    public void recovered(String id, Vigil.Before before, OptionalInt cutOff, Instant now) {
        ExperimentRow row = ExperimentRow.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            return;
        }
        var away = Duration.ofSeconds(
                Math.max(0, Duration.between(before.lastAlive(), now).toSeconds()));
        var event = event(id, before, now);
        event.detail = "Away for %s. %s".formatted(Events.words(away), detail(row, cutOff));
        event.kept = row.trials + row.recorded;
        // Nobody saw whether workers went on where Temporal kept the search, and a paused one waits for people anyway.
        if (!before.stopped() && cutOff.isPresent() && row.status != Status.PAUSED) {
            event.heldUpSeconds = away.toSeconds();
        }
        if (Events.write(row, event) && !before.stopped()) {
            meters.recovered(event.kind, 0);
        }
        row.changedAt = now;
    }

    private static EventRow event(String id, Vigil.Before before, Instant now) {
        return before.stopped()
                ? Events.event(
                        id,
                        Kind.RESTARTED,
                        "restarted " + before.lastAlive(),
                        "The server was stopped and started again",
                        now)
                : Events.event(
                        id,
                        Kind.RECOVERED,
                        "recovered " + before.lastAlive(),
                        "The server ended and was started again",
                        now);
    }

    private static String detail(ExperimentRow row, OptionalInt cutOff) {
        var where = String.format(
                Locale.ROOT,
                "the checkpoint after round %d; %,d trials of the round under way were kept",
                row.rounds,
                row.recorded);
        if (cutOff.isEmpty()) {
            return "Nothing was begun again, since Temporal kept the search: it stands at %s.".formatted(where);
        }
        int again = cutOff.getAsInt();
        return "%s %s, %s."
                .formatted(
                        row.status == Status.RUNNING ? "Went on from" : "Stands at",
                        where,
                        again == 0
                                ? "none was cut off"
                                : again == 1 ? "1 evaluation is done again" : again + " evaluations are done again");
    }
}
