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

    /** These and those one step away in one of both. */
    List<Hyperparameters> around() {
        var around = new ArrayList<>(List.of(this));
        stepsFrom(SCALES, scale).forEach(next -> around.add(new Hyperparameters(next, noise)));
        stepsFrom(NOISES, noise).forEach(next -> around.add(new Hyperparameters(scale, next)));
        return around;
    }

    private static List<Double> stepsFrom(List<Double> steps, double value) {
        int at = steps.indexOf(value);
        return at < 0
                ? steps
                : steps.subList(Math.max(0, at - 1), Math.min(steps.size(), at + 2)).stream()
                        .filter(step -> step != value)
                        .toList();
    }
}
