package dev.espalier.method;

import dev.espalier.space.Architecture;
import dev.espalier.space.SequentialSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A distribution over the architectures of a space that leans towards the best of those evaluated: one probability for
 * each option of each step, its share among them, weighted by rank. What a step rules out is never drawn, so that every
 * draw is an architecture.
 *
 * @see <a href="https://arxiv.org/abs/2203.08734">Lukasik et al., ECCV 2022, Equation 3</a>, for the weights
 */
final class RankWeighted {

    /** Added to each share, so that nothing is given up for ever. */
    private static final double SMOOTHING = 0.01;

    private final SequentialSpace space;
    private final List<double[]> shares = new ArrayList<>();

    /**
     * @param best first; the weight of the one at rank r of n is {@code 1 / (sharpness n + r)}
     * @param sharpness the less, the more the first count
     */
    RankWeighted(SequentialSpace space, List<Architecture> best, double sharpness) {
        this.space = space;
        space.steps().forEach(step -> shares.add(new double[step.arity()]));
        double sum = 0;
        for (int rank = 0; rank < best.size(); rank++) {
            double weight = 1 / (sharpness * best.size() + rank);
            var taken = space.steps(best.get(rank));
            for (int step = 0; step < taken.size(); step++) {
                shares.get(step)[taken.get(step)] += weight;
            }
            sum += weight;
        }
        for (var share : shares) {
            for (int option = 0; option < share.length; option++) {
                share[option] = share[option] / sum + SMOOTHING;
            }
        }
    }

    Architecture draw(RandomGenerator random) {
        var taken = new ArrayList<Integer>(shares.size());
        for (var share : shares) {
            taken.add(drawn(share, space.allowed(taken), random));
        }
        return space.made(taken);
    }

    private static int drawn(double[] shares, boolean[] allowed, RandomGenerator random) {
        var open = Arrays.copyOf(shares, shares.length);
        double sum = 0;
        for (int option = 0; option < open.length; option++) {
            open[option] = allowed[option] ? open[option] : 0;
            sum += open[option];
        }
        double left = random.nextDouble() * sum;
        int drawn = -1;
        for (int option = 0; option < open.length && (drawn < 0 || left >= 0); option++) {
            if (open[option] > 0) {
                drawn = option;
                left -= open[option];
            }
        }
        return drawn;
    }
}
