package dev.espalier.page;

import io.quarkus.qute.RawString;

/**
 * An experiment as a row of the list.
 *
 * @param best figure of the first objective, or empty
 * @param trials how many, or how far the warm-up is
 * @param of the budget's trials, or empty
 * @param many whether so many trials failed that somebody should look
 * @param when it ends or started, {@code whenTitle} in full
 * @param parent id of the experiment it was forked from, or empty
 */
public record ExperimentLine(
        String id,
        String name,
        Badge badge,
        java.util.List<String> labels,
        String best,
        String unit,
        String metric,
        RawString spark,
        String trials,
        String of,
        RawString meter,
        String failed,
        boolean many,
        String gpu,
        String gpuUnit,
        String method,
        String evaluator,
        String limit,
        String limitTitle,
        String when,
        String whenTitle,
        String parent) {}
