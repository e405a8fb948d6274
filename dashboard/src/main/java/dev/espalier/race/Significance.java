package dev.espalier.race;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.stat.inference.WilcoxonSignedRankTest;

/**
 * Whether differences between paired figures may be chance.
 *
 * @see <a href="https://doi.org/10.2307/3001968">Wilcoxon, 1945</a>
 * @see <a href="https://www.jstor.org/stable/4615733">Holm, 1979</a>
 */
final class Significance {

    /** Up to here all ways of signs are counted; further on the normal distribution stands for them. */
    private static final int EXACT = 20;

    private Significance() {}

    /** The two-sided p-value of the signed-rank test; pairs without a difference are left out, 1 where none is left. */
    static double wilcoxon(double[] first, double[] second) {
        long different = IntStream.range(0, first.length)
                .filter(i -> first[i] != second[i])
                .count();
        return different == 0
                ? 1
                : Math.min(1, new WilcoxonSignedRankTest().wilcoxonSignedRankTest(first, second, different <= EXACT));
    }

    /** The p-values of several tests, corrected so that one false find among all of them has the probability stated. */
    static List<Double> holm(List<Double> values) {
        var order = IntStream.range(0, values.size())
                .boxed()
                .sorted(Comparator.comparingDouble(values::get))
                .toList();
        var corrected = new ArrayList<>(values);
        double largest = 0;
        for (int i = 0; i < order.size(); i++) {
            largest = Math.max(largest, Math.min(1, (order.size() - i) * values.get(order.get(i))));
            corrected.set(order.get(i), largest);
        }
        return List.copyOf(corrected);
    }

    /** Ranks from 1 for the best; equal figures share the mean of theirs. */
    static double[] ranks(double[] losses) {
        var ranks = new double[losses.length];
        for (int i = 0; i < losses.length; i++) {
            int below = 0;
            int equal = 0;
            for (double other : losses) {
                below += other < losses[i] ? 1 : 0;
                equal += other == losses[i] ? 1 : 0;
            }
            ranks[i] = below + (equal + 1) / 2.0;
        }
        return ranks;
    }
}
