package dev.espalier.catalogue;

import java.util.List;

/**
 * A table of results, described.
 *
 * @param epochs the fidelities it has, empty when it states none
 */
public record TableInfo(
        String name,
        String title,
        String space,
        long rows,
        List<String> metrics,
        List<Integer> epochs,
        String provenance) {}
