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
        double covered = size >= info.rows() && Double.isFinite(size) ? info.rows() / size : Double.NaN;
        return new TableLine(
                info.name(),
                info.title(),
                info.space(),
                Said.count(info.rows()),
                share(covered),
                Double.isNaN(covered) ? 0 : covered,
                info.epochs().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                info.metrics(),
                info.provenance());
    }

    private static String share(double covered) {
        if (Double.isNaN(covered)) {
            return "of more than can be counted";
        }
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
        var sight = new Sight(table, trained, metric, lowest);
        return new TableView(
                line(info),
                figures(info),
                info.epochs().size() < 2
                        ? List.of()
                        : info.epochs().stream()
                                .map(at -> new Link("%d epochs".formatted(at), sight.at(at), at == trained))
                                .toList(),
                info.metrics().stream().map(sight::column).toList(),
                MetricWords.of(metric).title(),
                List.of(
                        new Link("Highest", sight.ordered(metric, false), !lowest),
                        new Link("Lowest", sight.ordered(metric, true), lowest)),
                sight.rows());
    }

    private List<Figure> figures(TableInfo info) {
        var line = line(info);
        return List.of(
                Figure.of("Architectures", line.rows(), "", "with results"),
                Figure.of("Of the space", line.share(), "", "").linked(info.space(), "/spaces/" + info.space()),
                Figure.of("Metrics", Said.count(info.metrics().size()), "", "of each architecture, at most"),
                Figure.of("Trained for", line.epochs().isEmpty() ? "not said" : line.epochs(), "", "epochs"));
    }

    /** A table as one looks at it. */
    private record Sight(ResultTable table, int epochs, String metric, boolean lowest) {

        String at(int other) {
            return new Sight(table, other, metric, lowest).ordered(metric, lowest);
        }

        String ordered(String by, boolean rising) {
            var info = table.info();
            return "/tables/" + info.name()
                    + new Query()
                            .and("metric", by.equals(info.metrics().getFirst()) ? "" : by)
                            .and("order", rising ? "lowest" : "")
                            .and("epochs", epochs == info.resolve(0) ? "" : String.valueOf(epochs));
        }

        Column column(String name) {
            var words = MetricWords.of(name);
            var all = table.column(name, epochs);
            var known = Arrays.stream(all).filter(Double::isFinite).sorted().toArray();
            boolean none = known.length == 0;
            return new Column(
                    words.title(),
                    words.unit(),
                    ordered(name, lowest),
                    name.equals(metric),
                    known.length == all.length ? "" : Said.count(known.length, "row"),
                    none ? "" : words.brief(known[0]),
                    none ? "" : words.brief(known[known.length / 2]),
                    none ? "" : words.brief(known[known.length - 1]),
                    new RawString(Histogram.of(
                            known, Math.min(words.digits(), 2), "How the values of %s lie".formatted(words.label()))));
        }

        List<Row> rows() {
            var metrics = table.info().metrics();
            var columns =
                    metrics.stream().map(name -> table.column(name, epochs)).toList();
            var by = columns.get(metrics.indexOf(metric));
            var rising = Comparator.<Integer>comparingDouble(row -> by[row]);
            return IntStream.range(0, by.length)
                    .filter(row -> Double.isFinite(by[row]))
                    .boxed()
                    .sorted(lowest ? rising : rising.reversed())
                    .limit(LISTED)
                    .map(row -> row(row, columns))
                    .toList();
        }

        private Row row(int row, List<double[]> columns) {
            var architecture = table.architecture(row, epochs);
            var values = IntStream.range(0, columns.size())
                    .mapToObj(i -> value(table.info().metrics().get(i), columns.get(i)[row]))
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
