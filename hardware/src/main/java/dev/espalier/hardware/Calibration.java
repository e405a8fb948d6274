package dev.espalier.hardware;

import org.jspecify.annotations.Nullable;

/**
 * From what a model predicts latencies, and how well it does: each measurement predicted from the others.
 *
 * @param space whose architectures were measured
 * @param measurements how many architectures were
 * @param sha256 of what is stored of them
 * @param kendallTau rank agreement of predicted and measured, -1 to 1; null where all are equal
 * @param errorPct mean absolute error, in percent of what was measured
 * @param coveragePct how many of the measurements lie in the intervals that should hold 95 %, in percent
 */
public record Calibration(
        String space,
        int measurements,
        String sha256,
        @Nullable Double kendallTau,
        double errorPct,
        double coveragePct) {}
