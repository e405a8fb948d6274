package dev.espalier.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A closed round.
 *
 * @param round from 0
 * @param trials so far, with this round
 * @param gpuSeconds of this round; {@code totalGpuSeconds} so far
 * @param best so far, in the first objective, within the limits that held then
 * @param screened how its screen did, or null where nothing screens
 * @param lowest of the first objective among this round's measured trials, as are {@code median} and {@code highest}
 */
public record RoundView(
        int round,
        int sequence,
        int revision,
        Instant closedAt,
        int asked,
        int affordable,
        int evaluated,
        int failed,
        int infeasible,
        int repeated,
        int trials,
        long gpuSeconds,
        long totalGpuSeconds,
        @Nullable Double best,
        @Nullable Double lowest,
        @Nullable Double median,
        @Nullable Double highest,
        int front,
        @Nullable Screened screened) {

    /**
     * How its screen did.
     *
     * @param filtered candidates that it dropped
     * @param audited trials that were evaluated though it had dropped them
     * @param tau Kendall's, of what was expected and what was measured
     * @param agreement the same over the last rounds; under {@code threshold} the screen is suspended
     * @param regret by how much the best audited trial beat the best that was kept, in the first objective
     * @param suspended whether this round went without it
     */
    public record Screened(
            int filtered,
            int audited,
            @Nullable Double tau,
            @Nullable Double agreement,
            @Nullable Double regret,
            double threshold,
            boolean suspended) {}

    static RoundView of(RoundRow row) {
        return new RoundView(
                row.id.round(),
                row.sequence,
                row.revision,
                row.closedAt,
                row.asked,
                row.affordable,
                row.evaluated,
                row.failed,
                row.infeasible,
                row.repeated,
                row.trials,
                row.gpuSeconds,
                row.totalGpuSeconds,
                row.bestFigure,
                row.lowest,
                row.median,
                row.highest,
                row.frontSize,
                screened(row));
    }

    private static @Nullable Screened screened(RoundRow row) {
        var threshold = row.threshold;
        return threshold == null
                ? null
                : new Screened(row.filtered, row.audited, row.tau, row.agreement, row.regret, threshold, row.suspended);
    }
}
