package dev.espalier.hardware.measure;

import org.jspecify.annotations.Nullable;

/**
 * How a device's predictions did against what was measured later, which they were not made from.
 *
 * @param measurements how many architectures were predicted and measured
 * @param spearmanRho rank correlation of predicted and measured, -1 to 1; null where there are fewer than two
 * @param kendallTau their rank agreement, -1 to 1; null where there are fewer than two
 * @param errorPct mean absolute error, in percent of what was measured
 * @param coveragePct how many lie in the intervals that should hold 95 %, in percent
 */
public record Hindsight(
        int measurements,
        @Nullable Double spearmanRho,
        @Nullable Double kendallTau,
        double errorPct,
        double coveragePct) {}
