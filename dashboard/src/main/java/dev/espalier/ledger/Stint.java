package dev.espalier.ledger;

import java.time.Instant;

/**
 * A stretch of time in which a worker or a device worked on a group of trials, or in which a round was looked up.
 *
 * @param trial the group's first; of a round, its first
 * @param round from 0
 * @param lane the worker, host and process; the device; or the evaluator of a round
 * @param number of attempts at the group, from 1
 */
public record Stint(String trial, int round, String lane, int number, Kind kind, Instant begun, Instant ended) {

    /** How it ended, and how it began. */
    public enum Kind {
        EVALUATED,
        FAILED,
        /** Its worker died; another stint at the same group followed. */
        CUT_OFF,
        /** Evaluated from what a stint before it had saved. */
        WENT_ON,
        /** Evaluated from the beginning after a stint that had saved nothing. */
        AGAIN,
        MEASURED,
        /** Trials waited for the device, which was busy or off. */
        WAITED,
        RUNNING,
        /** A whole round, of which nobody left a mark: its trials were looked up. */
        ROUND
    }

    static Stint of(AttemptRow row) {
        return new Stint(
                new TrialKey(row.id.experiment(), row.id.round(), row.id.place()).trial(),
                row.id.round(),
                row.id.lane(),
                row.id.number(),
                row.kind,
                row.begunAt,
                row.endedAt);
    }
}
