package dev.espalier.race;

import java.util.Arrays;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * Where a number of figures lie.
 *
 * @param low the lower end of the interval in which the median of all possible runs lies with 95 %; by order statistics,
 *     so no shape is presumed; the least figure where there are too few for that
 * @param deviation of the sample, 0 of one figure
 */
public record Spread(int count, double median, double low, double high, double mean, double deviation) {

    private static final double OUTSIDE = 0.05;

    /** The fewest figures whose range holds the median with 95 %. */
    public static final int FEWEST = 6;

    /** Of at least one figure. */
    public static Spread of(double... figures) {
        if (figures.length == 0) {
            throw new IllegalArgumentException("A spread must be of at least one figure.");
        }
        var sorted = figures.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        int rank = rank(n);
        double mean = Arrays.stream(sorted).average().orElse(0);
        double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
        return new Spread(
                n,
                (sorted[(n - 1) / 2] + sorted[n / 2]) / 2,
                sorted[rank - 1],
                sorted[n - rank],
                mean,
                n == 1 ? 0 : Math.sqrt(squares / (n - 1)));
    }

    /** The largest rank, from 1, such that the median lies below it, or above its mirror, with at most 5 %. */
    static int rank(int n) {
        var below = new BinomialDistribution(n, 0.5);
        int rank = 1;
        while (2 * below.cumulativeProbability(rank) <= OUTSIDE) {
            rank++;
        }
        return rank;
    }
}
