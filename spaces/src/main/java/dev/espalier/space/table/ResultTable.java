package dev.espalier.space.table;

import dev.espalier.space.Architecture;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Results of the architectures of one space, published or private. An architecture is looked up as it stands, never by
 * its canonical form: cells that build the same network were trained apart and have results of their own. A table is
 * immutable and safe for use by many threads; registration is {@code @Produces @Singleton} on a method.
 */
public interface ResultTable {

    TableInfo info();

    /**
     * The measures of an architecture by metric, in the units that the metrics' names state.
     *
     * @param epochs how long it was trained, one of {@link TableInfo#epochs}; 0 for the most the table has
     * @return null when the table has no row for it
     * @throws IllegalArgumentException when the table has no results at this number of epochs
     */
    @Nullable
    SortedMap<String, Double> measures(Architecture architecture, int epochs);

    /**
     * A metric's values of all rows, in one order for all metrics; not a number where a row has none.
     *
     * @param metric one of {@link TableInfo#metrics}
     * @param epochs as for {@link #measures}
     * @throws IllegalArgumentException when the table has no results at this number of epochs
     */
    double[] column(String metric, int epochs);

    /**
     * The architecture of a row of {@link #column}, null where the table keeps no more than a hash of it.
     *
     * @param row from 0
     */
    @Nullable
    Architecture architecture(int row, int epochs);

    /** Whether there is a row for this architecture. */
    default boolean contains(Architecture architecture) {
        return measures(architecture, 0) != null;
    }
}
