package dev.espalier.page;

import java.util.List;

/**
 * The tab of decisions.
 *
 * @param known whether the space has a fixed list of decisions
 * @param of the measure's name in the address, and {@code query} what the chart's data are asked with
 * @param measures that can be looked at
 */
public record DecisionsView(boolean known, String of, String query, List<Choice> measures) {

    /** A measure. */
    public record Choice(String word, String href, boolean current) {}
}
