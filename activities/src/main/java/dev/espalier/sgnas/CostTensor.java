package dev.espalier.sgnas;

import dev.espalier.space.Architecture;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What architectures cost, where that is a sum over decisions: the least that any costs, and for each option how much it
 * costs beyond the cheapest of its decision. It is linear in the probabilities of options, so that an expected cost has
 * gradients. Its unit is that of the measure it was made of: MACs, parameters or milliseconds.
 *
 * @see <a href="https://arxiv.org/abs/2103.07289">Huang &amp; Chu, CVPR 2021, Equation 9</a>
 */
public final class CostTensor {

    private static final int PROBES = 32;

    /** Relative: sums of many numbers are not exact to the last bit. */
    private static final double PRECISION = 1e-9;

    private static final double ROUNDING = 1e-12;

    private final Grid grid;
    private final double least;
    private final double most;
    private final double[] shares;

    /**
     * @param base what is paid in any case
     * @param table what each option costs beside it, row by row; that of forbidden options is not looked at
     */
    public CostTensor(Grid grid, double base, double[] table) {
        if (table.length != grid.size()) {
            throw new IllegalArgumentException("The table of costs (%d figures) must have %d for the space (%s)."
                    .formatted(table.length, grid.size(), grid.space().name()));
        }
        this.grid = grid;
        this.shares = new double[table.length];
        double sum = base;
        double spread = 0;
        for (int row = 0; row < grid.rows(); row++) {
            int from = row * grid.options();
            var costs = Arrays.stream(table, from, from + grid.options(row)).summaryStatistics();
            sum += costs.getMin();
            spread += costs.getMax() - costs.getMin();
            for (int option = 0; option < grid.options(row); option++) {
                shares[from + option] = table[from + option] - costs.getMin();
            }
        }
        this.least = sum;
        this.most = sum + spread;
    }

    /**
     * Takes apart a measure of architectures by changing one decision at a time, and checks on others that it is a sum.
     *
     * @throws IllegalArgumentException where it is not, or where the measure cannot be taken
     */
    public static CostTensor of(Grid grid, ToDoubleFunction<Architecture> measure) {
        var name = grid.space().name();
        var origin = grid.architecture(new int[grid.rows()]);
        double base = measure.applyAsDouble(origin);
        var table = new double[grid.size()];
        for (int row = 0; row < grid.rows(); row++) {
            for (int option = 1; option < grid.options(row); option++) {
                table[row * grid.options() + option] = measure.applyAsDouble(origin.with(row, option)) - base;
            }
        }
        var tensor = new CostTensor(grid, base, table);
        var random = new SplittableRandom(1);
        for (int probe = 0; probe < PROBES; probe++) {
            tensor.check(new Architecture(name, grid.draw(random)), measure);
        }
        return tensor;
    }

    private void check(Architecture probe, ToDoubleFunction<Architecture> measure) {
        double found = measure.applyAsDouble(probe);
        double expected = of(grid.choices(probe));
        if (!(Math.abs(found - expected) <= PRECISION * Math.abs(expected))) {
            throw new IllegalArgumentException(
                    "The cost of the space (%s) must be a sum over its decisions for a generator to answer, but %s costs %s, and the sum is %s."
                            .formatted(grid.space().name(), probe.id(), found, expected));
        }
    }

    /** The lowest cost of all architectures. */
    public double least() {
        return least;
    }

    /** The highest cost of all architectures. */
    public double most() {
        return most;
    }

    /** What an option costs beyond the cheapest of its row; 0 for a forbidden one. */
    public double share(int row, int option) {
        return shares[row * grid.options() + option];
    }

    /** Whether all options of a row cost the same. */
    boolean free(int row) {
        return IntStream.range(0, grid.options(row)).allMatch(option -> share(row, option) == 0);
    }

    /** What an architecture costs. */
    public double of(Architecture architecture) {
        return of(grid.choices(architecture));
    }

    double of(int[] choices) {
        double sum = least;
        for (int row = 0; row < choices.length; row++) {
            sum += share(row, choices[row]);
        }
        return sum;
    }

    /** The expected cost where options are taken with these probabilities. */
    double of(float[] probabilities) {
        double sum = least;
        for (int i = 0; i < probabilities.length; i++) {
            sum += shares[i] * probabilities[i];
        }
        return sum;
    }

    /** How the expected cost grows with each probability, times a factor. */
    float[] slope(double factor) {
        var slope = new float[shares.length];
        for (int i = 0; i < slope.length; i++) {
            slope[i] = (float) (factor * shares[i]);
        }
        return slope;
    }

    /** Whether a cost keeps a limit; what sums lose by rounding exceeds nothing. */
    static boolean within(double cost, double limit) {
        return cost <= limit + ROUNDING * Math.abs(limit);
    }

    /**
     * Checks that a constraint can be answered.
     *
     * @throws IllegalArgumentException with the range, where it lies below or above what any architecture costs
     */
    public void require(double target) {
        if (!(within(least, target) && within(target, most))) {
            throw new IllegalArgumentException(
                    "The target (%s) must be from %s to %s: that is what architectures of the space (%s) cost."
                            .formatted(
                                    target,
                                    rounded(least, RoundingMode.CEILING),
                                    rounded(most, RoundingMode.FLOOR),
                                    grid.space().name()));
        }
    }

    private static String rounded(double cost, RoundingMode inwards) {
        return new BigDecimal(cost).round(new MathContext(6, inwards)).toPlainString();
    }
}
