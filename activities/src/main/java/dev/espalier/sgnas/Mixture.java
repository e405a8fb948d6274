package dev.espalier.sgnas;

import dev.espalier.gradient.Exponential;
import java.util.random.RandomGenerator;

/**
 * Probabilities of the options of a grid, made from scores by a Gumbel softmax; forbidden options have none.
 *
 * @see <a href="https://arxiv.org/abs/1611.01144">Jang et al., ICLR 2017</a>
 */
final class Mixture {

    private static final double LEAST = 1e-10;

    private final Grid grid;
    private final float temperature;
    private final float[] probabilities;

    private Mixture(Grid grid, float temperature) {
        this.grid = grid;
        this.temperature = temperature;
        this.probabilities = new float[grid.size()];
    }

    /** With noise, so that options are tried that do not have the best score. */
    static Mixture draw(Grid grid, float[] scores, float temperature, RandomGenerator random) {
        var noisy = new float[scores.length];
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] = scores[i] + gumbel(random);
        }
        return of(grid, noisy, temperature);
    }

    /** Without noise. */
    static Mixture of(Grid grid, float[] scores, float temperature) {
        var mixture = new Mixture(grid, temperature);
        for (int row = 0; row < grid.rows(); row++) {
            var divided = new float[grid.options(row)];
            for (int option = 0; option < divided.length; option++) {
                divided[option] = scores[row * grid.options() + option] / temperature;
            }
            mixture.normalize(row, Exponential.ofScores(divided));
        }
        return mixture;
    }

    /** Noise with which the option of the best score is drawn as a softmax would draw it. */
    static float gumbel(RandomGenerator random) {
        return (float) -StrictMath.log(-StrictMath.log(Math.max(LEAST, random.nextDouble())));
    }

    private void normalize(int row, float[] weights) {
        float sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        for (int option = 0; option < weights.length; option++) {
            probabilities[row * grid.options() + option] = weights[option] / sum;
        }
    }

    float[] probabilities() {
        return probabilities;
    }

    /** Adds to the gradient of the scores what follows from that of the probabilities. */
    void back(float[] slopes, float[] gradient) {
        for (int row = 0; row < grid.rows(); row++) {
            int from = row * grid.options();
            float mean = 0;
            for (int i = from; i < from + grid.options(row); i++) {
                mean += probabilities[i] * slopes[i];
            }
            for (int i = from; i < from + grid.options(row); i++) {
                gradient[i] += probabilities[i] * (slopes[i] - mean) / temperature;
            }
        }
    }
}
