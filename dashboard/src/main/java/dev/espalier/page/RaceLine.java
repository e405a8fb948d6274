package dev.espalier.page;

import io.quarkus.qute.RawString;

/**
 * A race as a row of the list.
 *
 * @param of how many runs there are to be
 */
public record RaceLine(
        String id,
        String name,
        Badge badge,
        String methods,
        String problems,
        String seeds,
        String budget,
        String done,
        String of,
        RawString meter,
        String when) {}
