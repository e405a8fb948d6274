package dev.espalier.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trials of an experiment, filtered and sorted.
 *
 * @param architecture asked for, or empty; as are {@code round} and {@code sort}
 * @param next address of the next page, or null
 * @param problem a sentence when the filter could not be used, or empty
 * @param past the round after which they are looked at, from 1, or empty
 * @param failed whether only failures are asked for, of which it is said why; {@code failures} is how many there are, or
 *     empty
 * @param shown which columns
 * @param seen how many trials there were when the page was made
 */
public record TrialsView(
        String id,
        String past,
        List<Column> columns,
        List<TrialLine> lines,
        List<Choice> statuses,
        String architecture,
        String round,
        String sort,
        String order,
        Column trialColumn,
        @Nullable String next,
        boolean first,
        String problem,
        int seen,
        boolean filtered,
        boolean failed,
        String failures,
        TrialColumns shown,
        MetricWords objective) {

    /**
     * A column that can be sorted by.
     *
     * @param sorted {@code ascending}, {@code descending} or empty
     * @param href sorts by it, the other way round when it is sorted by already
     */
    public record Column(String name, String title, String unit, String href, String sorted) {}

    /** A value of a filter. */
    public record Choice(String value, String word, boolean chosen) {}
}
