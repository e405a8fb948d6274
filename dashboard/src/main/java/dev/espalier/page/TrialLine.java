package dev.espalier.page;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * A trial as a row.
 *
 * @param round from 1
 * @param values by column, empty where it was not measured
 * @param within whether it keeps to the limits
 */
public record TrialLine(
        String id,
        String href,
        RawString cell,
        String notation,
        Badge badge,
        String round,
        List<String> values,
        String gpu,
        String gpuUnit,
        String origin,
        boolean within,
        boolean best,
        boolean repeated,
        String error) {}
