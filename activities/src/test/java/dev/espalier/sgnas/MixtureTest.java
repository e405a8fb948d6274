package dev.espalier.sgnas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.space.cell.NasBench201;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MixtureTest {

    private static float[] scores(Grid grid, long seed) {
        var random = new SplittableRandom(seed);
        var scores = new float[grid.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) random.nextGaussian();
        }
        return scores;
    }

    @Test
    void isADistributionOverTheOptionsThatAreNotForbidden() {
        var grid = Costs.IMAGENET;
        var probabilities = Mixture.draw(grid, scores(grid, 1), 0.7f, new SplittableRandom(2))
                .probabilities();
        for (int row = 0; row < grid.rows(); row++) {
            float sum = 0;
            for (int option = 0; option < 4; option++) {
                sum += probabilities[row * 4 + option];
            }
            assertThat(sum).isCloseTo(1, within(1e-6f));
            if (row % 6 < 2) {
                assertThat(probabilities[row * 4 + 3]).isZero();
            } else {
                assertThat(probabilities[row * 4 + 3]).isPositive();
            }
        }
    }

    /** Noise of this distribution makes each option the largest as often as a softmax of the scores says. */
    @Test
    void prefersOptionsAsOftenAsASoftmaxSays() {
        var grid = Grid.of(new NasBench201());
        var scores = scores(grid, 3);
        var random = new SplittableRandom(4);
        var counts = new int[5];
        for (int i = 0; i < 20_000; i++) {
            counts[grid.best(Mixture.draw(grid, scores, 0.5f, random).probabilities())[0]]++;
        }
        double sum = 0;
        for (int option = 0; option < 5; option++) {
            sum += Math.exp(scores[option]);
        }
        for (int option = 0; option < 5; option++) {
            assertThat(counts[option] / 20_000.0).isCloseTo(Math.exp(scores[option]) / sum, within(0.012));
        }
    }

    @Test
    void gradientsAreTheSlopesOfTheProbabilities() {
        var grid = Costs.IMAGENET;
        var scores = scores(grid, 5);
        var weights = scores(grid, 6);
        var gradient = new float[grid.size()];
        Mixture.draw(grid, scores, 0.8f, new SplittableRandom(7)).back(weights, gradient);
        for (int i = 0; i < grid.size(); i += 5) {
            float value = scores[i];
            scores[i] = value + 1e-2f;
            double above = sum(grid, scores, weights);
            scores[i] = value - 1e-2f;
            double below = sum(grid, scores, weights);
            scores[i] = value;

            assertThat((double) gradient[i]).isCloseTo((above - below) / 2e-2, within(2e-3));
        }
    }

    private static double sum(Grid grid, float[] scores, float[] weights) {
        var probabilities =
                Mixture.draw(grid, scores, 0.8f, new SplittableRandom(7)).probabilities();
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (double) probabilities[i];
        }
        return sum;
    }
}
