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
        int front) {

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
                row.frontSize);
    }
}
