package dev.espalier.page;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * The page of a table of results.
 *
 * @param epochs links to its results at other lengths of training; none where it has one
 * @param metric whose rows are listed, best or least first
 * @param orders links to the rows with the highest and the lowest values first
 * @param columns of the rows, by metric
 */
public record TableView(
        TableLine line,
        List<Figure> figures,
        List<Link> epochs,
        List<Column> columns,
        String metric,
        List<Link> orders,
        List<Row> rows) {

    /** Another sight of the same table. */
    public record Link(String word, String href, boolean current) {}

    /**
     * How a metric's values are distributed.
     *
     * @param href of the rows by this metric
     * @param known how many rows have a value, or empty where all have one
     * @param histogram nothing where no row has a value
     */
    public record Column(
            String title,
            String unit,
            String href,
            boolean current,
            String known,
            String low,
            String median,
            String high,
            RawString histogram) {}

    /**
     * A row of the table.
     *
     * @param architecture its id, or empty where the table keeps no more than a hash of it
     * @param values by column
     */
    public record Row(String architecture, String href, List<String> values) {}
}
