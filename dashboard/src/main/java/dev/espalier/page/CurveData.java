package dev.espalier.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.search.Curve;
import dev.espalier.search.CurvePoint;
import dev.espalier.search.Metric;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A learning curve, as its chart draws it: measures of one unit share a panel, and all panels one horizontal axis.
 *
 * @param running whether it goes on
 * @param at what the horizontal axis counts
 * @param end how far it goes, 0 where nobody knows
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CurveData(
        boolean empty, boolean running, String at, double end, List<Panel> panels, ChartData.Table table) {

    /** What is drawn in one panel. */
    public record Panel(String unit, List<Line> lines) {}

    /**
     * One measure.
     *
     * @param points pairs of place and value
     */
    public record Line(MetricWords metric, List<List<Double>> points) {}

    static CurveData of(Curve curve, boolean running) {
        var points = curve.points();
        var lines = lines(points);
        return new CurveData(
                lines.isEmpty(),
                running,
                points.isEmpty() ? "" : points.getLast().unit(),
                points.isEmpty() ? 0 : points.getLast().of(),
                panels(lines),
                table(points, lines));
    }

    private static Collection<Line> lines(List<CurvePoint> points) {
        var names = new TreeSet<String>();
        points.forEach(point -> names.addAll(point.measures().values().keySet()));
        var lines = new ArrayList<Line>();
        for (var name : names) {
            var metric = new Metric(name);
            var told = points.stream()
                    .filter(point -> point.measures().has(metric))
                    .map(point -> List.of(point.at(), point.measures().get(metric)))
                    .toList();
            lines.add(new Line(MetricWords.of(metric), told));
        }
        return lines;
    }

    /** Percentages first, since accuracy is what people look for. */
    private static List<Panel> panels(Collection<Line> lines) {
        Map<String, List<Line>> units = new LinkedHashMap<>();
        units.put("%", new ArrayList<>());
        lines.forEach(line -> units.computeIfAbsent(line.metric.unit(), _ -> new ArrayList<>())
                .add(line));
        return units.entrySet().stream()
                .filter(unit -> !unit.getValue().isEmpty())
                .map(unit -> new Panel(unit.getKey(), unit.getValue()))
                .toList();
    }

    private static ChartData.Table table(List<CurvePoint> points, Collection<Line> lines) {
        var columns =
                new ArrayList<>(List.of(points.isEmpty() ? "" : points.getLast().unit()));
        lines.forEach(line -> columns.add(
                "%s %s".formatted(line.metric.label(), line.metric.unit()).strip()));
        var rows = new ArrayList<List<String>>();
        for (var point : points) {
            var row = new ArrayList<>(List.of(Said.plain(Math.round(point.at() * 1000) / 1000.0)));
            for (var line : lines) {
                var value = point.measures().values().get(line.metric.metric());
                row.add(value == null ? "" : line.metric.text(value));
            }
            rows.add(row);
        }
        return new ChartData.Table(columns, rows);
    }
}
