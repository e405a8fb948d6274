package dev.espalier.page;

import io.quarkus.qute.RawString;

/**
 * An evaluation under way as a row.
 *
 * @param meter how far it is, or empty where nobody knows
 * @param reached "3 of 12 epochs", or which devices it waits for, or empty
 * @param figure the objective's at that point, or empty
 * @param since how long its newest attempt has taken
 * @param attempt from 1
 */
public record RunningLine(
        String id,
        String href,
        RawString cell,
        String notation,
        RawString meter,
        String reached,
        String figure,
        String since,
        int attempt,
        String worker) {}
