package dev.espalier.page;

import java.util.List;

/**
 * A table of results as a row of the list.
 *
 * @param rows in words
 * @param share of its space's architectures that it has, in words; "not known" where these cannot be counted
 * @param epochs at which it has results, in words, or empty
 */
public record TableLine(
        String name,
        String title,
        String space,
        String rows,
        String share,
        String epochs,
        List<String> metrics,
        String provenance) {}
