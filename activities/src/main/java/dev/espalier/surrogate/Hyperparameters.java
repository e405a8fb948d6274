package dev.espalier.surrogate;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a Gaussian process looks and how much of what it sees it takes for noise.
 *
 * @param scale distance over which architectures count as alike
 * @param noise variance of an evaluation, as a share of the process' own
 */
public record Hyperparameters(double scale, double noise) {

    /** Where a fit begins when nothing is known. */
    public static final Hyperparameters STANDARD = new Hyperparameters(0.8, 0.03);

    private static final List<Double> SCALES = List.of(0.1, 0.2, 0.4, 0.8, 1.6, 3.2);
    private static final List<Double> NOISES = List.of(0.001, 0.01, 0.03, 0.1, 0.3);

    static List<Hyperparameters> all() {
        var all = new ArrayList<Hyperparameters>();
        for (double scale : SCALES) {
            for (double noise : NOISES) {
                all.add(new Hyperparameters(scale, noise));
            }
        }
        return all;
    }
}
