package dev.espalier.ledger;

import dev.espalier.search.Experiment;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says when a running search will end, from the pace of its last rounds. */
@Singleton
public final class Forecasts {

    /** Enough rounds to average over, few enough to follow a change of pace. */
    private static final int ROUNDS = 12;

    /**
     * When a search ends, if it goes on as it does.
     *
     * @param plusMinus twice the standard error of the mean pace
     * @param trials at the end
     * @param gpuSeconds at the end
     */
    public record Forecast(Instant end, Duration plusMinus, long trials, long gpuSeconds) {}

    /** Nothing while it does not run, and before its third round. */
    @Transactional
    public Optional<Forecast> of(ExperimentView experiment) {
        if (experiment.status() != Status.RUNNING) {
            return Optional.empty();
        }
        List<RoundRow> newest = RoundRow.<RoundRow>find(
                        "id.experiment = :experiment order by id.experiment desc, id.round desc",
                        Map.of("experiment", experiment.id()))
                .range(0, ROUNDS)
                .list();
        return newest.size() < 3 ? Optional.empty() : Optional.of(of(experiment, newest.reversed()));
    }

    private static Forecast of(ExperimentView experiment, List<RoundRow> rounds) {
        int steps = rounds.size() - 1;
        double[] secondsPerTrial = new double[steps];
        for (int i = 0; i < steps; i++) {
            var took = Duration.between(rounds.get(i).closedAt, rounds.get(i + 1).closedAt);
            secondsPerTrial[i] = took.toMillis() / 1e3 / Math.max(1, rounds.get(i + 1).evaluated);
        }
        double mean = mean(secondsPerTrial);
        var first = rounds.getFirst();
        var last = rounds.getLast();
        double gpuPerTrial =
                (last.totalGpuSeconds - first.totalGpuSeconds) / (double) Math.max(1, last.trials - first.trials);
        double left = trialsLeft(experiment.experiment(), last, gpuPerTrial);
        double spread = 2 * deviation(secondsPerTrial, mean) / Math.sqrt(steps);
        var now = Clock.systemUTC().instant();
        var end = last.closedAt.plusMillis(Math.round(left * mean * 1e3));
        return new Forecast(
                end.isBefore(now) ? now : end,
                Duration.ofMillis(Math.round(left * spread * 1e3)),
                last.trials + Math.round(left),
                last.totalGpuSeconds + Math.round(left * gpuPerTrial));
    }

    /** Until the first of the two budgets is spent. */
    private static double trialsLeft(Experiment experiment, RoundRow last, double gpuPerTrial) {
        double byTrials = experiment.budget().trials() - (double) last.trials;
        double byGpu = (experiment.budget().gpuTime().toSeconds() - last.totalGpuSeconds) / gpuPerTrial;
        return Math.max(0, gpuPerTrial > 0 ? Math.min(byTrials, byGpu) : byTrials);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / Math.max(1, values.length - 1));
    }
}
