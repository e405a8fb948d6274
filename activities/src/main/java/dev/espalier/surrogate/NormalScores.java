package dev.espalier.surrogate;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/**
 * Values by their ranks: each becomes the normal quantile of {@code (rank - 1/2) / n}, equal ones that of their mean
 * rank. Accuracies are skewed, and a few very bad ones would draw all attention to themselves.
 */
public final class NormalScores {

    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final NaturalRanking RANKING = new NaturalRanking(TiesStrategy.AVERAGE);

    private NormalScores() {}

    /** Mean 0, deviation 1 unless all are equal. */
    public static double[] of(double[] values) {
        var scores = quantiles(values);
        double mean = Arrays.stream(scores).average().orElse(0);
        double deviation = Math.sqrt(Arrays.stream(scores)
                .map(score -> (score - mean) * (score - mean))
                .average()
                .orElse(0));
        return Arrays.stream(scores)
                .map(score -> (score - mean) / (deviation > 0 ? deviation : 1))
                .toArray();
    }

    /** The scores before they are standardised. */
    static double[] quantiles(double[] values) {
        if (values.length == 0) {
            return values; // which the library does not rank
        }
        return Arrays.stream(RANKING.rank(values))
                .map(rank -> quantile((rank - 0.5) / values.length))
                .toArray();
    }

    /** Of a place between 0 and 1. */
    static double quantile(double place) {
        return NORMAL.inverseCumulativeProbability(place);
    }
}
