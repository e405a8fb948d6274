package dev.espalier.page;

import org.jspecify.annotations.Nullable;

/**
 * A device as a row of the list.
 *
 * @param badge whether a worker serves it; null where none could
 * @param batch images at a time
 * @param note of one that measures when it was last seen, of one that predicts from what
 * @param measurements how many, or empty where it does not measure
 * @param reference what the reference network takes, or empty; {@code drift} how far that is from what it took first
 * @param served whether a worker serves it
 * @param waiting evaluations that wait to be measured on it
 * @param moved whether that is so far that somebody should look
 */
public record DeviceLine(
        String name,
        String title,
        @Nullable Badge badge,
        String batch,
        String precision,
        String runtime,
        String note,
        String measurements,
        String reference,
        String drift,
        boolean served,
        int waiting,
        boolean moved) {}
