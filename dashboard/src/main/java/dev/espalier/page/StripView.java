package dev.espalier.page;

import io.quarkus.qute.RawString;

/**
 * The progress of an experiment.
 *
 * @param round "Round 33 of 48", or that it is warming up
 * @param trials "517 of 768 trials", or how far the warm-up is
 * @param gpu "248 of 400 GPU h", or what is known of what was learned
 * @param end when it will end, or empty; {@code endRest} says how sure that is and what is spent by then
 * @param done closed rounds
 * @param total rounds drawn
 */
public record StripView(
        String round, String trials, String gpu, String end, String endRest, int done, int total, RawString track) {}
