package dev.espalier.page;

import dev.espalier.api.Names;
import dev.espalier.catalogue.Catalogue;
import dev.espalier.draw.Histogram;
import dev.espalier.page.TableView.Column;
import dev.espalier.page.TableView.Link;
import dev.espalier.page.TableView.Row;
import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.table.ResultTable;
import dev.espalier.space.table.TableInfo;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts the pages of tables of results together. */
@Singleton
final class TablePages {

    private static final int LISTED = 20;

    private final Catalogue catalogue;

    TablePages(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<TableLine> list() {
        return catalogue.tables().stream().map(this::line).toList();
    }

    private TableLine line(TableInfo info) {
        double size = catalogue.space(info.space()).map(SearchSpace::size).orElse(Double.NaN);
        boolean counted = size >= info.rows() && Double.isFinite(size);
        return new TableLine(
                info.name(),
                info.title(),
                info.space(),
                Said.count(info.rows()),
                counted ? share(info.rows() / size) : "not known",
                info.epochs().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                info.metrics(),
                info.provenance());
    }

    private static String share(double covered) {
        return covered > 0 && covered < 1e-4 ? "less than 0.01 %" : Said.percent(covered);
    }

    /**
     * The page of one.
     *
     * @param asked the metric by which rows are listed; the first for any other text
     * @param lowest whether the lowest come first
     * @param epochs 0 for the most
     */
    TableView page(String name, String asked, boolean lowest, int epochs) {
        var table = Names.table(catalogue, name);
        var info = table.info();
        int trained = info.epochs().contains(epochs) ? epochs : info.resolve(0);
        var metric = info.metrics().contains(asked) ? asked : info.metrics().getFirst();
        var sight = new Sight(info, trained, metric, lowest);
        var values = new Values(
                table,
                sight,
                info.metrics().stream().map(one -> table.column(one, trained)).toList());
        var line = line(info);
        return new TableView(
                line,
                figures(line),
                info.epochs().size() < 2
                        ? List.of()
                        : info.epochs().stream()
                                .map(at -> new Link("%d epochs".formatted(at), sight.at(at), at == trained))
                                .toList(),
                values.columns(),
                MetricWords.of(metric).title(),
                List.of(
                        new Link("Highest", sight.ordered(metric, false), !lowest),
                        new Link("Lowest", sight.ordered(metric, true), lowest)),
                values.rows());
    }

    private static List<Figure> figures(TableLine line) {
        return List.of(
                Figure.of("Architectures", line.rows(), "", "with results"),
                Figure.of("Of the space", line.share(), "", "").linked(line.space(), "/spaces/" + line.space()),
                Figure.of("Metrics", Said.count(line.metrics().size()), "", "of each architecture, at most"),
                Figure.of("Trained for", line.epochs().isEmpty() ? "not said" : line.epochs(), "", "epochs"));
    }

    /** What of a table one looks at. */
    private record Sight(TableInfo info, int epochs, String metric, boolean lowest) {

        String at(int other) {
            return new Sight(info, other, metric, lowest).ordered(metric, lowest);
        }

        String ordered(String by, boolean rising) {
            return "/tables/" + info.name()
                    + new Query()
                            .and("metric", by.equals(info.metrics().getFirst()) ? "" : by)
                            .and("order", rising ? "lowest" : "")
                            .and("epochs", epochs == info.resolve(0) ? "" : String.valueOf(epochs));
        }
    }

    /** All rows of a table, by metric. */
    private record Values(ResultTable table, Sight sight, List<double[]> all) {

        List<Column> columns() {
            var metrics = sight.info.metrics();
            return IntStream.range(0, metrics.size())
                    .mapToObj(i -> column(metrics.get(i), all.get(i)))
                    .toList();
        }

        private Column column(String name, double[] values) {
            var words = MetricWords.of(name);
            var known = known(values);
            boolean none = known.length == 0;
            return new Column(
                    words.title(),
                    words.unit(),
                    sight.ordered(name, sight.lowest),
                    name.equals(sight.metric),
                    known.length == values.length ? "" : Said.count(known.length, "row"),
                    none ? "" : words.brief(known[0]),
                    none ? "" : words.brief(known[known.length / 2]),
                    none ? "" : words.brief(known[known.length - 1]),
                    new RawString(Histogram.of(
                            known, Math.min(words.digits(), 2), "How the values of %s lie".formatted(words.label()))));
        }

        /** Ascending. */
        private static double[] known(double[] values) {
            return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        }

        /** Only those that come first are put in order: a table may have very many. */
        List<Row> rows() {
            var by = all.get(sight.info.metrics().indexOf(sight.metric));
            var known = known(by);
            if (known.length == 0) {
                return List.of();
            }
            int few = Math.min(LISTED, known.length);
            double last = sight.lowest ? known[few - 1] : known[known.length - few];
            var rising = Comparator.<Integer>comparingDouble(row -> by[row]);
            return IntStream.range(0, by.length)
                    .filter(row -> sight.lowest ? by[row] <= last : by[row] >= last)
                    .filter(row -> Double.isFinite(by[row]))
                    .boxed()
                    .sorted(sight.lowest ? rising : rising.reversed())
                    .limit(LISTED)
                    .map(this::row)
                    .toList();
        }

        private Row row(int row) {
            var architecture = table.architecture(row, sight.epochs);
            var metrics = sight.info.metrics();
            var values = IntStream.range(0, all.size())
                    .mapToObj(i -> value(metrics.get(i), all.get(i)[row]))
                    .toList();
            return architecture == null
                    ? new Row("", "", values)
                    : new Row(architecture.id(), address(architecture), values);
        }

        private static String address(Architecture architecture) {
            return "/spaces/%s".formatted(architecture.space()) + new Query().and("architecture", architecture.id());
        }

        private static String value(String metric, double value) {
            return Double.isFinite(value) ? MetricWords.of(metric).brief(value) : "";
        }
    }
}
