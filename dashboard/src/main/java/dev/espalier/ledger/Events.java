package dev.espalier.ledger;

import dev.espalier.ledger.EventRow.Kind;
import dev.espalier.search.Judgement;
import dev.espalier.step.Ledger.Finished;
import dev.espalier.step.Records.Rerun;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/** Words what happened, and writes each event once however often its step is repeated. */
public final class Events {

    private Events() {}

    /** @return whether it was not known yet */
    static boolean write(ExperimentRow row, EventRow event) {
        if (EventRow.count("experiment = ?1 and eventKey = ?2", row.id, event.eventKey) > 0) {
            return false;
        }
        event.persist();
        row.lostSeconds += event.lostSeconds;
        row.crashes += event.kind == Kind.RECOVERED ? 1 : 0;
        return true;
    }

    /** An event of an experiment that has no figures yet. */
    static EventRow event(String experiment, Kind kind, String key, String title, Instant now) {
        var event = new EventRow();
        event.experiment = experiment;
        event.kind = kind;
        event.eventKey = key;
        event.title = title;
        event.at = now;
        return event;
    }

    static EventRow started(ExperimentRow row, Instant now) {
        var event = event(row.id, Kind.STARTED, "started", "Search started", now);
        event.detail = row.forkRound == null
                ? "Seed %d.".formatted(row.document.seed())
                : "After round %d of %s, with seed %d.".formatted(row.forkRound, row.parent, row.document.seed());
        return event;
    }

    /** The warm-up has ended. */
    static EventRow warmed(ExperimentRow row, Warmup warmup, Instant now) {
        var event = event(row.id, Kind.WARMED, "warmed", "Warm-up done", now);
        event.detail = warmup.outcome();
        return event;
    }

    static EventRow rerun(ExperimentRow row, TrialRow trial, Rerun rerun, Instant now) {
        var event = event(
                row.id,
                Kind.RERUN,
                "rerun %s %d".formatted(trial.id.trial(), rerun.attempt()),
                (rerun.goesOn()
                                ? "Evaluation of trial %s went on from its checkpoint"
                                : "Evaluation of trial %s done again")
                        .formatted(trial.id.trial()),
                now);
        event.detail = "Attempt %d on %s was cut off; %s of its work were done again."
                .formatted(rerun.attempt(), rerun.worker(), words(Duration.ofSeconds(rerun.lostSeconds())));
        event.rerun = 1;
        event.lostSeconds = rerun.lostSeconds();
        event.trial = trial.id.trial();
        return event;
    }

    /** The screen was suspended, or is trusted again. */
    static EventRow screen(ExperimentRow row, int round, Judgement judgement, Instant now) {
        boolean suspended = judgement.next();
        var event = event(
                row.id,
                suspended ? Kind.UNSCREENED : Kind.SCREENED,
                "screen " + round,
                suspended ? "Screen suspended" : "Screen trusted again",
                now);
        var text = suspended
                ? "After round %d: what it expected and what was measured agreed too little over the last %s,"
                        + " Kendall's τ %.2f under %.2f. The method's proposals are evaluated unscreened until it ranks"
                        + " again."
                : "After round %d: what was expected and what was measured agree over the last %s, Kendall's τ %.2f,"
                        + " at least %.2f.";
        event.detail = String.format(
                Locale.ROOT,
                text,
                round + 1,
                judgement.rounds() == 1 ? "round" : judgement.rounds() + " rounds",
                Objects.requireNonNullElse(judgement.agreement(), 0.0),
                judgement.threshold());
        return event;
    }

    static EventRow ended(ExperimentRow row, Finished message, Instant now) {
        var event = event(
                row.id,
                Kind.ENDED,
                "ended %d %d".formatted(row.revision, row.checkpoint == null ? -1 : row.checkpoint.sequence()),
                switch (message.ending()) {
                    case BUDGET_SPENT -> "Budget spent";
                    case NOTHING_LEFT -> "Nothing left to propose";
                    case STOPPED -> "Stopped";
                    case FAILED -> "Failed";
                },
                now);
        event.detail = message.reason() != null
                ? message.reason()
                : switch (message.ending()) {
                    case BUDGET_SPENT, STOPPED, FAILED ->
                        String.format(Locale.ROOT, "After %,d rounds and %,d trials.", row.rounds, row.trials);
                    case NOTHING_LEFT ->
                        String.format(
                                Locale.ROOT,
                                "Nothing the method proposed keeps to the limits and is new; %,d trials were made.",
                                row.trials);
                };
        return event;
    }

    /** A duration as people say it: {@code 2 h 5 min}, {@code 41 s}. */
    public static String words(Duration duration) {
        if (duration.toHours() > 0) {
            return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
        }
        return duration.toMinutes() > 0
                ? "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart())
                : "%d s".formatted(duration.toSeconds());
    }
}
