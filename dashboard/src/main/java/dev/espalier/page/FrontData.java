package dev.espalier.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Rounds.Dot;
import dev.espalier.ledger.TrialView;
import dev.espalier.search.Constraint;
import dev.espalier.search.Experiment;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The front, as its chart draws it: the first metric upwards, the second to the right.
 *
 * @param front x, y, the trial and whether it keeps to the limits, from left to right
 * @param dots x, y, the trial, whether it keeps to the limits and its number among all
 * @param last number of the newest trial
 * @param limit of x, or null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FrontData(
        boolean empty,
        Axis x,
        Axis y,
        List<List<Object>> front,
        List<List<Object>> dots,
        int last,
        @Nullable Double limit,
        String limitText,
        String best,
        ChartData.Table table) {

    /** A metric and which way of it is better. */
    public record Axis(String label, String unit, int digits, boolean higher) {
        static Axis of(MetricWords words, boolean higher) {
            return new Axis(words.label(), words.unit(), words.digits(), higher);
        }
    }

    static FrontData of(ExperimentView view, List<TrialView> front, List<Dot> dots) {
        var experiment = view.experiment();
        var y = MetricWords.of(view.slots().getFirst());
        var x = MetricWords.of(view.slots().get(Math.min(1, view.slots().size() - 1)));
        var metricX = new Metric(x.metric());
        var metricY = new Metric(y.metric());
        var limit = limit(experiment, metricX);
        var members = front.stream()
                .filter(trial ->
                        trial.measures().has(metricX) && trial.measures().has(metricY))
                .sorted(Comparator.comparingDouble(trial -> trial.measures().get(metricX)))
                .toList();
        var best = view.best();
        return new FrontData(
                members.isEmpty(),
                Axis.of(x, higher(experiment, metricX)),
                Axis.of(y, higher(experiment, metricY)),
                members.stream()
                        .map(trial -> member(trial, metricX, metricY, experiment))
                        .toList(),
                dots.stream()
                        .map(dot -> dot(dot, experiment))
                        .filter(Objects::nonNull)
                        .toList(),
                view.trials(),
                limit.map(Constraint::atMost).orElse(null),
                limit.map(MetricWords::limit).orElse(""),
                best == null ? "" : best.trial(),
                table(members, x, y));
    }

    /** What it is the front of. */
    static String title(List<MetricWords> slots) {
        return slots.stream().limit(2).map(MetricWords::label).collect(Collectors.joining(" against "));
    }

    /** Why there is a second metric that nobody asked for, where that is so. */
    static String note(ExperimentView view) {
        return view.experiment().problem().metrics().size() == 1 && view.slots().size() > 1
                ? ": there is one objective only, and this is what it costs"
                : "";
    }

    private static boolean higher(Experiment experiment, Metric metric) {
        return experiment.problem().objectives().stream()
                .anyMatch(objective ->
                        objective.metric().equals(metric) && objective.direction() == Objective.Direction.MAXIMIZE);
    }

    private static Optional<Constraint> limit(Experiment experiment, Metric metric) {
        return experiment.problem().constraints().stream()
                .filter(constraint -> constraint.metric().equals(metric))
                .findFirst();
    }

    private static List<Object> member(TrialView trial, Metric x, Metric y, Experiment experiment) {
        return List.of(
                trial.measures().get(x),
                trial.measures().get(y),
                trial.id(),
                experiment.problem().permits(trial.measures()));
    }

    private static @Nullable List<Object> dot(Dot dot, Experiment experiment) {
        var x = dot.x();
        var y = dot.y();
        return x == null || y == null ? null : List.of(x, y, dot.trial(), within(dot, experiment), dot.at());
    }

    /** Whether a trial was measured and its second figure keeps to the limit on it, if there is one. */
    static boolean within(Dot dot, Experiment experiment) {
        var x = dot.x();
        var slots = experiment.problem().metrics();
        return BestData.measured(dot)
                && (x == null
                        || slots.size() < 2
                        || limit(experiment, slots.get(1)).stream().allMatch(limit -> x <= limit.atMost()));
    }

    private static ChartData.Table table(List<TrialView> members, MetricWords x, MetricWords y) {
        return new ChartData.Table(
                List.of("trial", x.label(), y.label()),
                members.stream()
                        .map(trial -> List.of(
                                trial.id(),
                                x.full(trial.measures().get(new Metric(x.metric()))),
                                y.full(trial.measures().get(new Metric(y.metric())))))
                        .toList());
    }
}
