package dev.espalier.space;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the field writes tables of a space's results.
 *
 * @param architecture columns whose cells, joined by slashes, are the architecture's notation
 * @param metrics the published file's column of each metric; none where there is no such file
 */
public record TableColumns(List<String> architecture, SortedMap<String, String> metrics) {

    /** One column {@code architecture}, and no published file. */
    public static final TableColumns STANDARD = new TableColumns(List.of("architecture"), new TreeMap<>());

    public TableColumns {
        architecture = List.copyOf(architecture);
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    }
}
