package dev.espalier.effect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How much each decision matters: a random forest learns the measure from two thirds of the trials, and on the rest one
 * decision after the other is shuffled. What that adds to its squared error, as a share of what all of them add, is the
 * decision's importance. Unlike fANOVA, it is taken over the trials that the search made, not over the whole space.
 *
 * @param shares one for each decision, at least 0, with the sum 1 or all 0
 * @param explained share of the held-out variance that the forest explains, at most 1; 0 where it explains nothing
 * @see <a href="https://doi.org/10.1023/A:1010933404324">L. Breiman, Random Forests, section 10</a>
 */
public record Importance(List<Double> shares, double explained) {

    /** With fewer trials a third of them says nothing. */
    public static final int FEWEST = 30;

    private static final int HELD_OUT = 3;

    /** Of at least {@link #FEWEST} trials; the same trials give the same. */
    public static Importance of(Observations seen) {
        if (seen.size() < FEWEST) {
            throw new IllegalArgumentException("The trials (%d) must be at least %d.".formatted(seen.size(), FEWEST));
        }
        var random = new SplittableRandom(seen.size());
        var order = shuffled(seen.size(), random);
        int held = seen.size() / HELD_OUT;
        var test = Arrays.copyOf(order, held);
        var forest = Forest.train(seen, Arrays.copyOfRange(order, held, order.length));
        double error = error(seen, forest, test, -1, test);
        double variance = variance(seen, test);
        double[] added = IntStream.range(0, seen.decisions().size())
                .mapToDouble(decision ->
                        Math.max(0, error(seen, forest, test, decision, permuted(test, random.split())) - error))
                .toArray();
        double sum = Arrays.stream(added).sum();
        double explained = variance == 0 ? 0 : Math.max(0, 1 - error / variance);
        var shares = new ArrayList<Double>();
        for (double one : added) {
            shares.add(explained == 0 || sum == 0 ? 0 : one / sum);
        }
        return new Importance(List.copyOf(shares), explained);
    }

    /** Mean squared, where trials take one decision from others. */
    private static double error(Observations seen, Forest forest, int[] test, int decision, int[] from) {
        double sum = 0;
        for (int i = 0; i < test.length; i++) {
            var options = seen.options().get(test[i]);
            if (decision >= 0) {
                options = new ArrayList<>(options);
                options.set(decision, seen.options().get(from[i]).get(decision));
            }
            double miss = forest.expects(options) - seen.values()[test[i]];
            sum += miss * miss;
        }
        return sum / test.length;
    }

    private static double variance(Observations seen, int[] test) {
        double mean = Arrays.stream(test).mapToDouble(i -> seen.values()[i]).sum() / test.length;
        return Arrays.stream(test)
                        .mapToDouble(i -> (seen.values()[i] - mean) * (seen.values()[i] - mean))
                        .sum()
                / test.length;
    }

    private static int[] permuted(int[] test, SplittableRandom random) {
        var order = shuffled(test.length, random);
        return Arrays.stream(order).map(i -> test[i]).toArray();
    }

    private static int[] shuffled(int n, SplittableRandom random) {
        var order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }
}
