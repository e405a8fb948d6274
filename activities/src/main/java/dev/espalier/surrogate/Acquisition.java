package dev.espalier.surrogate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Chooses what to evaluate of what was predicted. Half of a batch is what promises the greatest improvement; the other
 * half looks for the best that could be, with growing trust in luck, so that a batch does not hold one idea only.
 */
public final class Acquisition {

    /** By how many standard deviations the second half hopes for more than the mean. */
    private static final double[] HOPES = {0.2, 0.5, 1, 1.5, 2, 2.5, 3, 4};

    private Acquisition() {}

    /** How much less than the best loss so far is to be expected, at least 0. */
    public static double expectedImprovement(Prediction prediction, double best) {
        double gain = best - prediction.mean();
        double deviation = prediction.deviation();
        if (deviation == 0) {
            return Math.max(0, gain);
        }
        double z = gain / deviation;
        return gain * StandardNormal.below(z) + deviation * StandardNormal.density(z);
    }

    /**
     * Indices of what to evaluate, at most {@code count}, each once, the most promising first.
     *
     * @param chances of each to come to anything at all, above 0 to 1
     */
    public static List<Integer> batch(Outlooks outlooks, double best, double[] chances, int count) {
        var chosen = new ArrayList<>(outlooks.best(
                (count + 1) / 2,
                (prediction, i) -> chances[i] * expectedImprovement(prediction, best),
                new HashSet<>()));
        for (int i = 0; chosen.size() < Math.min(count, outlooks.size()); i++) {
            double hope = HOPES[i % HOPES.length];
            chosen.addAll(outlooks.best(
                    1,
                    (prediction, candidate) ->
                            hoped(best - prediction.mean() + hope * prediction.deviation(), chances[candidate]),
                    new HashSet<>(chosen)));
        }
        return chosen;
    }

    /**
     * Indices of what to evaluate for two losses, at most {@code count}, each once. Whatever is chosen is taken to keep
     * to its mean, so that the next looks elsewhere on the front.
     *
     * @param second the more certain of both, if one is
     * @param chances of each to come to anything at all, above 0 to 1
     */
    public static List<Integer> batch(
            Outlooks first, Outlooks second, ExpectedHypervolume hypervolume, double[] chances, int count) {
        var chosen = new ArrayList<Integer>();
        var front = hypervolume;
        for (int i = 0; chosen.size() < Math.min(count, first.size()); i++) {
            var reached = front;
            double hope = i < (count + 1) / 2 ? 0 : HOPES[i % HOPES.length];
            int next = first.best(
                            1,
                            (prediction, candidate) -> chances[candidate]
                                    * reached.of(hopeful(prediction, hope), hopeful(second.of(candidate), hope)),
                            new HashSet<>(chosen))
                    .getFirst();
            chosen.add(next);
            front = front.with(new ExpectedHypervolume.Point(
                    first.of(next).mean(), second.of(next).mean()));
        }
        return chosen;
    }

    /** As it is without hope; with some, as good as it could be. */
    private static Prediction hopeful(Prediction prediction, double hope) {
        return hope == 0 ? prediction : new Prediction(prediction.mean() - hope * prediction.deviation(), 0);
    }

    /** A gain counts less where it is unlikely to come; a loss counts more. */
    private static double hoped(double gain, double chance) {
        return gain > 0 ? gain * chance : gain / chance;
    }
}
