package dev.espalier.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.RoundView;
import dev.espalier.ledger.Rounds.BestPoint;
import dev.espalier.ledger.Rounds.Dot;
import dev.espalier.ledger.TrialStatus;
import dev.espalier.search.Experiment;
import dev.espalier.search.Objective;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The best so far, as its chart draws it. Horizontal places are triples of trials, GPU hours and hours since the start.
 *
 * @param points a place, the figure or null, and the trial
 * @param rounds a place and the median of the round
 * @param changes a place and what was changed there
 * @param dots the number of a trial, its figure, its id and whether it keeps to the limits
 * @param now the place of the newest trial
 * @param end the place where the budget ends, with nulls where nobody knows
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record BestData(
        boolean empty,
        MetricWords metric,
        boolean higher,
        List<List<@Nullable Object>> points,
        List<List<@Nullable Object>> rounds,
        List<List<Object>> changes,
        List<List<Object>> dots,
        List<Double> now,
        List<@Nullable Double> end,
        ChartData.Table table) {

    private static final double HOUR = 3600;

    static BestData of(ExperimentView view, List<BestPoint> best, List<Dot> dots, List<RoundView> rounds) {
        var experiment = view.experiment();
        var objective = experiment.problem().objectives().getFirst();
        var metric = MetricWords.of(objective.metric());
        var start = view.startedAt() == null ? view.createdAt() : view.startedAt();
        return new BestData(
                dots.isEmpty() && best.stream().noneMatch(point -> point.figure() != null),
                metric,
                objective.direction() == Objective.Direction.MAXIMIZE,
                best.stream().map(point -> point(point, start)).toList(),
                rounds.stream().map(round -> round(round, start)).toList(),
                changes(best, start),
                dots.stream()
                        .map(dot -> dot(dot, experiment))
                        .filter(Objects::nonNull)
                        .toList(),
                List.of((double) view.trials(), view.gpuSeconds() / HOUR, hours(start, newest(view, rounds))),
                end(experiment, view),
                table(best, metric));
    }

    private static Instant newest(ExperimentView view, List<RoundView> rounds) {
        return rounds.isEmpty() ? view.changedAt() : rounds.getLast().closedAt();
    }

    private static double hours(Instant start, Instant at) {
        return Math.max(0, Duration.between(start, at).toMillis() / 1e3 / HOUR);
    }

    private static List<@Nullable Object> point(BestPoint point, Instant start) {
        return Arrays.asList(
                point.trials(), point.gpuSeconds() / HOUR, hours(start, point.at()), point.figure(), point.trial());
    }

    private static List<@Nullable Object> round(RoundView round, Instant start) {
        return Arrays.asList(
                round.trials(), round.totalGpuSeconds() / HOUR, hours(start, round.closedAt()), round.median());
    }

    private static List<List<Object>> changes(List<BestPoint> best, Instant start) {
        var changes = new ArrayList<List<Object>>();
        for (int i = 1; i < best.size(); i++) {
            var point = best.get(i);
            if (point.revision() != best.get(i - 1).revision()) {
                changes.add(
                        List.of(point.trials(), point.gpuSeconds() / HOUR, hours(start, point.at()), "limits changed"));
            }
        }
        return changes;
    }

    private static @Nullable List<Object> dot(Dot dot, Experiment experiment) {
        var y = dot.y();
        return y == null ? null : List.of(dot.at(), y, dot.trial(), FrontData.within(dot, experiment));
    }

    private static List<@Nullable Double> end(Experiment experiment, ExperimentView view) {
        var budget = experiment.budget();
        boolean active = view.status().active();
        return Arrays.asList(
                Limits.limitsTrials(budget) && active ? (double) budget.trials() : null,
                Limits.limitsGpu(budget) && active ? (double) budget.gpuTime().toSeconds() / HOUR : null,
                null);
    }

    private static ChartData.Table table(List<BestPoint> best, MetricWords metric) {
        return new ChartData.Table(
                List.of("trials", "GPU time", "at (UTC)", metric.label(), "trial"),
                best.stream()
                        .map(point -> List.of(
                                Said.count(point.trials()),
                                Said.gpuTime(point.gpuSeconds()),
                                Said.time(point.at()),
                                point.figure() == null ? "none" : metric.full(point.figure()),
                                point.trial() == null ? "" : point.trial()))
                        .toList());
    }

    /** Whether a trial was measured and is not known to break a limit. */
    static boolean measured(Dot dot) {
        return dot.status() == TrialStatus.MEASURED;
    }
}
