package dev.espalier.ledger;

import dev.espalier.ledger.EventRow.Kind;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/** Writes into the crash ledger what a start of the server found of a search that had not ended. */
@Singleton
public class Recoveries {

    private final Meters meters;

    Recoveries(Meters meters) {
        this.meters = meters;
    }

    /**
     * Evaluations that were under way when the process ended.
     *
     * @param goingOn that go on from their last checkpoint
     * @param anew that had saved nothing yet, and are begun again
     * @param lostSeconds of work of both, which is done again
     */
    public record CutOff(int goingOn, int anew, long lostSeconds) {}

    /**
     * The process before this one has ended, and this one takes its place.
     *
     * @param cutOff empty where Temporal kept the search
     */
    @Transactional
    public void recovered(String id, Vigil.Before before, Optional<CutOff> cutOff, Instant now) {
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

    private static String detail(ExperimentRow row, Optional<CutOff> cutOff) {
        var where = String.format(
                Locale.ROOT,
                "%s; %,d trials of the round under way were kept",
                row.rounds == 0 ? "the start" : "the checkpoint after round %d".formatted(row.rounds),
                row.recorded);
        if (cutOff.isEmpty()) {
            return "Nothing was begun again, since Temporal kept the search: it stands at %s.".formatted(where);
        }
        return "%s %s, %s."
                .formatted(row.status == Status.RUNNING ? "Went on from" : "Stands at", where, words(cutOff.get()));
    }

    private static String words(CutOff cutOff) {
        if (cutOff.goingOn() + cutOff.anew() == 0) {
            return "no evaluation was cut off";
        }
        var parts = new ArrayList<String>();
        if (cutOff.goingOn() > 0) {
            parts.add(
                    cutOff.goingOn() == 1
                            ? "1 evaluation goes on from its checkpoint"
                            : cutOff.goingOn() + " evaluations go on from their checkpoints");
        }
        if (cutOff.anew() > 0) {
            parts.add(
                    cutOff.anew() == 1
                            ? "1 evaluation is begun again"
                            : cutOff.anew() + " evaluations are begun again");
        }
        return "%s, with %s of work done again"
                .formatted(String.join(" and ", parts), Events.words(Duration.ofSeconds(cutOff.lostSeconds())));
    }
}
