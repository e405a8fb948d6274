package dev.espalier.supernet;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The shares that the options of decisions have in a mixture, as free numbers, and how gradients pass from shares to these.
 *
 * @param options how many each decision has
 */
record MixtureWeights(List<Integer> options) {

    private static final int NONE = -1;

    MixtureWeights {
        options = List.copyOf(options);
    }

    /** How many numbers there are. */
    int count() {
        return options.stream().mapToInt(Integer::intValue).sum();
    }

    /** How many columns a table has, one row for each decision. */
    int columns() {
        return options.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    /**
     * What the numbers come to.
     *
     * @param shares a row for each decision, all as long as the longest
     * @param soft before one option was taken of each; the same where none is
     */
    record Shares(float[] shares, double[] soft) {}

    /** The softmax of each decision. */
    Shares soft(float[] free) {
        var soft = softmax(free, new double[free.length]);
        return new Shares(table(soft), soft);
    }

    /**
     * One option of each decision, as likely as the softmax says: the hard form of Gumbel-softmax at temperature 1.
     *
     * @see <a href="https://arxiv.org/abs/1611.01144">Jang et al., ICLR 2017, Section 2.2</a>
     */
    Shares drawn(float[] free, RandomGenerator random) {
        var noise = new double[free.length];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = -Math.log(-Math.log(Math.nextUp(random.nextDouble())));
        }
        var soft = softmax(free, noise);
        return new Shares(best(soft), soft);
    }

    /** All of the option with the largest number, nothing of the others. */
    float[] best(double[] numbers) {
        var hard = new double[numbers.length];
        forEach((_, from, to) -> hard[largest(numbers, from, to)] = 1);
        return table(hard);
    }

    /** The option with the largest number of each decision. */
    List<Integer> taken(float[] free) {
        var numbers = new double[free.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = free[i];
        }
        var taken = new Integer[options.size()];
        forEach((decision, from, to) -> taken[decision] = largest(numbers, from, to) - from);
        return List.of(taken);
    }

    /**
     * The gradient on the free numbers: that on the shares through the softmax, also where options were drawn, for which
     * it stands straight through.
     *
     * @param onShares as the table of the shares
     */
    double[] gradient(Shares shares, float[] onShares) {
        var gradient = new double[count()];
        int columns = columns();
        forEach((decision, from, to) -> {
            double mean = 0;
            for (int i = from; i < to; i++) {
                mean += shares.soft[i] * onShares[decision * columns + i - from];
            }
            for (int i = from; i < to; i++) {
                gradient[i] = shares.soft[i] * (onShares[decision * columns + i - from] - mean);
            }
        });
        return gradient;
    }

    private double[] softmax(float[] free, double[] noise) {
        var soft = new double[free.length];
        forEach((_, from, to) -> {
            double most = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                most = Math.max(most, free[i] + noise[i]);
            }
            double sum = 0;
            for (int i = from; i < to; i++) {
                soft[i] = StrictMath.exp(free[i] + noise[i] - most);
                sum += soft[i];
            }
            for (int i = from; i < to; i++) {
                soft[i] /= sum;
            }
        });
        return soft;
    }

    private float[] table(double[] numbers) {
        int columns = columns();
        var table = new float[options.size() * columns];
        forEach((decision, from, to) -> {
            for (int i = from; i < to; i++) {
                table[decision * columns + i - from] = (float) numbers[i];
            }
        });
        return table;
    }

    private static int largest(double[] numbers, int from, int to) {
        int largest = NONE;
        for (int i = from; i < to; i++) {
            largest = largest == NONE || numbers[i] > numbers[largest] ? i : largest;
        }
        return largest;
    }

    private void forEach(Visitor visitor) {
        int from = 0;
        for (int decision = 0; decision < options.size(); decision++) {
            visitor.visit(decision, from, from + options.get(decision));
            from += options.get(decision);
        }
    }

    /** Where the numbers of a decision stand. */
    private interface Visitor {
        void visit(int decision, int from, int to);
    }
}
