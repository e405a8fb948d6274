package dev.espalier.page;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * A trial as a row.
 *
 * @param round from 1
 * @param values by column, empty where it was not measured
 * @param expected what the screen expected in the objective's unit, empty where it did not; as are {@code score} and
 *     {@code deviation}, in standard deviations
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
        String expected,
        String score,
        String deviation,
        boolean audited,
        boolean within,
        boolean best,
        boolean repeated,
        String error) {}
