package dev.espalier.page;

import dev.espalier.search.Experiment;
import dev.espalier.search.Experiment.Budget;
import java.util.stream.Collectors;

/** An experiment's limits and budget, in words. */
final class Limits {

    private Limits() {}

    static boolean limitsTrials(Budget budget) {
        return budget.trials() != Experiment.UNLIMITED_TRIALS;
    }

    static boolean limitsGpu(Budget budget) {
        return !budget.gpuTime().equals(Budget.UNLIMITED_GPU_TIME);
    }

    /** "latency, pixel3 ≤ 8 ms", each limit on its own; "none" without any. */
    static String words(Experiment experiment) {
        return experiment.problem().constraints().isEmpty()
                ? "none"
                : experiment.problem().constraints().stream()
                        .map(constraint ->
                                MetricWords.of(constraint.metric()).label() + " " + MetricWords.limit(constraint))
                        .collect(Collectors.joining(", "));
    }

    /** The first limit without its metric: "≤ 8 ms"; empty without any. */
    static String first(Experiment experiment) {
        return experiment.problem().constraints().isEmpty()
                ? ""
                : MetricWords.limit(experiment.problem().constraints().getFirst());
    }

    /** How much of the budget is spent, 0 to 1: the part that runs out first. */
    static double spent(Budget budget, int trials, long gpuSeconds) {
        double byTrials = limitsTrials(budget) ? (double) trials / budget.trials() : 0;
        double byGpu =
                limitsGpu(budget) ? (double) gpuSeconds / budget.gpuTime().toSeconds() : 0;
        return Math.clamp(Math.max(byTrials, byGpu), 0, 1);
    }

    /** Rounds that the budget allows; 0 when it does not limit trials. */
    static int expectedRounds(Experiment experiment) {
        var budget = experiment.budget();
        return limitsTrials(budget) ? Math.ceilDiv(budget.trials(), experiment.batch()) : 0;
    }
}
