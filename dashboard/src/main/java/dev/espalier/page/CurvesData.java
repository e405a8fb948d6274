package dev.espalier.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.LearningCurves.Line;
import dev.espalier.ledger.TrialStatus;
import dev.espalier.search.CurvePoint;
import dev.espalier.search.Metric;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The learning curves of many trials in one measure, as their chart draws them.
 *
 * @param measures whose curves are known, as an address names them
 * @param metric that is drawn, or null where there is none
 * @param at what the horizontal axis counts
 * @param lines the best last, so that it lies on top
 * @param note what is left out, or empty
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CurvesData(
        boolean empty,
        List<MetricWords> measures,
        @Nullable MetricWords metric,
        String at,
        List<Drawn> lines,
        String note,
        ChartData.Table table) {

    /** A trial's curve: pairs of place and value. */
    public record Drawn(String trial, String status, boolean best, List<List<Double>> points) {}

    static CurvesData of(ExperimentView view, List<Line> lines, String of) {
        var names = new TreeSet<String>();
        lines.forEach(line -> line.points()
                .forEach(point -> names.addAll(point.measures().values().keySet())));
        var measure = measure(view, names, of);
        var drawn = measure == null ? List.<Drawn>of() : drawn(view, lines, new Metric(measure));
        var words = measure == null ? null : MetricWords.of(measure);
        return new CurvesData(
                drawn.isEmpty(),
                names.stream().map(MetricWords::of).toList(),
                words,
                lines.isEmpty() ? "" : lines.getFirst().points().getFirst().unit(),
                drawn,
                view.trials() > drawn.size()
                        ? "%s of %s trials, those that left one"
                                .formatted(Said.count(drawn.size(), "curve"), Said.count(view.trials()))
                        : "",
                table(words, drawn));
    }

    /** What is asked for; else the first objective; else a percentage, since people look for accuracies. */
    private static @Nullable String measure(ExperimentView view, TreeSet<String> names, String of) {
        var objective =
                view.experiment().problem().objectives().getFirst().metric().name();
        return names.contains(of)
                ? of
                : names.contains(objective)
                        ? objective
                        : names.stream()
                                .filter(name -> name.endsWith("_pct"))
                                .findFirst()
                                .orElse(names.isEmpty() ? null : names.first());
    }

    private static List<Drawn> drawn(ExperimentView view, List<Line> lines, Metric metric) {
        var best = view.best() == null ? "" : view.best().trial();
        return lines.stream()
                .map(line -> drawn(line, metric, line.trial().equals(best)))
                .filter(line -> !line.points.isEmpty())
                .sorted(Comparator.comparing(Drawn::best))
                .toList();
    }

    private static Drawn drawn(Line line, Metric metric, boolean best) {
        return new Drawn(
                line.trial(),
                line.status() == TrialStatus.MEASURED ? "" : line.status().word(),
                best,
                line.points().stream()
                        .filter(point -> point.measures().has(metric))
                        .map(point -> pair(point, metric))
                        .toList());
    }

    /** No more digits than a screen has pixels. */
    private static List<Double> pair(CurvePoint point, Metric metric) {
        return List.of(
                Math.round(point.at() * 1e3) / 1e3, Math.round(point.measures().get(metric) * 1e4) / 1e4);
    }

    private static ChartData.Table table(@Nullable MetricWords metric, List<Drawn> drawn) {
        return metric == null
                ? new ChartData.Table(List.of(), List.of())
                : new ChartData.Table(
                        List.of("trial", "points", "from", "at", "last " + metric.label()),
                        drawn.reversed().stream()
                                .map(line -> List.of(
                                        line.trial,
                                        Said.count(line.points.size()),
                                        metric.text(line.points.getFirst().getLast()),
                                        Said.plain(line.points.getLast().getFirst()),
                                        metric.text(line.points.getLast().getLast())))
                                .toList());
    }
}
