package dev.espalier.surrogate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Chooses what to evaluate of what was predicted. Half of a batch is what promises the greatest improvement; the other
 * half looks for the best that could be, with growing trust in luck, so that a batch does not hold one idea only.
 */
public final class Acquisition {

    /** By how many standard deviations the second half hopes for more than the mean. */
    private static final double[] HOPES = {0.2, 0.5, 1, 1.5, 2, 2.5, 3, 4};

    private static final NormalDistribution NORMAL = new NormalDistribution();

    private Acquisition() {}

    /** How much less than the best loss so far is to be expected, at least 0. */
    public static double expectedImprovement(Prediction prediction, double best) {
        double gain = best - prediction.mean();
        double deviation = prediction.deviation();
        if (deviation == 0) {
            return Math.max(0, gain);
        }
        double z = gain / deviation;
        return gain * NORMAL.cumulativeProbability(z) + deviation * NORMAL.density(z);
    }

    /** Indices of what to evaluate, at most {@code count}, each once, the most promising first. */
    public static List<Integer> batch(List<Prediction> predictions, double best, int count) {
        var improvements = predictions.stream()
                .mapToDouble(prediction -> expectedImprovement(prediction, best))
                .toArray();
        var chosen = new ArrayList<>(IntStream.range(0, predictions.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -improvements[i])
                        .thenComparingDouble(i -> predictions.get(i).mean()))
                .limit((count + 1) / 2)
                .toList());
        var taken = new HashSet<>(chosen);
        for (int i = 0; chosen.size() < Math.min(count, predictions.size()); i++) {
            int next = mostHopeful(predictions, HOPES[i % HOPES.length], taken);
            taken.add(next);
            chosen.add(next);
        }
        return chosen;
    }

    private static int mostHopeful(List<Prediction> predictions, double hope, Set<Integer> taken) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < predictions.size(); i++) {
            double bound = predictions.get(i).mean() - hope * predictions.get(i).deviation();
            if (bound < least && !taken.contains(i)) {
                least = bound;
                best = i;
            }
        }
        return best;
    }
}
