package dev.espalier.surrogate;

import java.util.Arrays;

/**
 * Several losses as one: of their normal scores the greatest, weighted, and a little of their sum, so that of two with
 * the same greatest the better one wins.
 *
 * @see <a href="https://doi.org/10.1109/TEVC.2005.851274">Knowles, ParEGO, 2006, Equation 2</a>
 */
public final class Scalarization {

    private static final double SUM = 0.05;

    private Scalarization() {}

    /**
     * One loss for each architecture; with one objective its own.
     *
     * @param losses by architecture, then objective
     * @param weights of the objectives
     */
    public static double[] of(double[][] losses, double[] weights) {
        if (weights.length == 1) {
            return Arrays.stream(losses).mapToDouble(loss -> loss[0]).toArray();
        }
        var greatest = new double[losses.length];
        var sums = new double[losses.length];
        for (int objective = 0; objective < weights.length; objective++) {
            int column = objective;
            var scores = NormalScores.of(
                    Arrays.stream(losses).mapToDouble(loss -> loss[column]).toArray());
            double least = Arrays.stream(scores).min().orElse(0);
            for (int i = 0; i < scores.length; i++) {
                double weighted = weights[objective] * (scores[i] - least);
                greatest[i] = Math.max(greatest[i], weighted);
                sums[i] += weighted;
            }
        }
        for (int i = 0; i < greatest.length; i++) {
            greatest[i] += SUM * sums[i];
        }
        return greatest;
    }
}
