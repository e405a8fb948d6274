package dev.espalier.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of experiments.
 *
 * @param text what the list is filtered by, or empty
 * @param typed what cannot be understood as a filter, or empty
 * @param problems of that
 * @param total how many fit
 * @param sort what the list is sorted by; empty for the newest first
 * @param next address of the next page, or null
 * @param views that people keep
 * @param nothing whether there is no experiment at all
 * @param query of this list's address, for refreshing it
 * @param start address of the first page
 */
public record ExperimentsView(
        List<Chip> chips,
        String text,
        String typed,
        List<Written> terms,
        List<String> problems,
        String total,
        List<ExperimentLine> lines,
        Headings headings,
        String sort,
        List<View> views,
        @Nullable String next,
        boolean first,
        boolean nothing,
        String query,
        String start) {

    /** A filter by state, with how many it leaves. */
    public record Chip(String word, String count, String href, boolean current) {}

    /** A view that somebody keeps under a name. */
    public record View(String name, String href, boolean current) {}

    /** Whether this list could be kept as a view that is not there yet. */
    public boolean canBeKept() {
        return problems.isEmpty()
                && !(text.isEmpty() && sort.isEmpty())
                && views.stream().noneMatch(View::current);
    }

    /**
     * A term of the filter.
     *
     * @param without address of the list without it
     */
    public record Written(String word, String without) {}

    /** The list where a filter was not understood: unfiltered, with what was typed and what is wrong with it. */
    ExperimentsView refused(String what, List<String> why) {
        var again = new Query().and("q", what).toString();
        return new ExperimentsView(
                chips, text, what, terms, why, total, lines, headings, sort, views, next, first, nothing, again, start);
    }
}
