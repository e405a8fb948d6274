package dev.espalier.page;

import dev.espalier.ledger.Sorting.Column;
import java.util.function.Function;

/** Heads of the columns by which experiments are sorted. */
public record Headings(Heading name, Heading best, Heading trials, Heading failed, Heading gpu, Heading created) {

    /**
     * A head that is pressed.
     *
     * @param href where that leads
     * @param order ascending or descending where the list is sorted by it, or empty
     */
    public record Heading(String href, String order) {}

    static Headings of(Function<Column, Heading> heading) {
        return new Headings(
                heading.apply(Column.NAME),
                heading.apply(Column.BEST),
                heading.apply(Column.TRIALS),
                heading.apply(Column.FAILED),
                heading.apply(Column.GPU),
                heading.apply(Column.CREATED));
    }
}
