package dev.espalier.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of experiments.
 *
 * @param text what the list is filtered by, or empty
 * @param state the state it is filtered by, or empty
 * @param total how many the chosen state has
 * @param next address of the next page, or null
 * @param nothing whether there is no experiment at all
 * @param query of this list's address, for refreshing it
 */
public record ExperimentsView(
        List<Chip> chips,
        String text,
        String state,
        String total,
        List<ExperimentLine> lines,
        @Nullable String next,
        boolean first,
        boolean nothing,
        String query) {

    /** A filter by state, with how many it leaves. */
    public record Chip(String word, String count, String href, boolean current) {}
}
