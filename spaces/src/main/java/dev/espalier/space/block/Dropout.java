package dev.espalier.space.block;

import java.util.random.RandomGenerator;

/**
 * Leaves out values while a network trains, and scales what stays so that the mean is the same: values of features, or whole
 * terms of sums.
 *
 * @param rate the share that is left out, 0 to below 1
 * @param random draws what is
 * @see <a href="https://jmlr.org/papers/v15/srivastava14a.html">Srivastava et al., JMLR 2014</a>
 */
public record Dropout(double rate, RandomGenerator random) {

    /** A factor for each: 0, or what makes up for the ones that are. */
    float[] draw(int count) {
        var factors = new float[count];
        for (int i = 0; i < count; i++) {
            factors[i] = random.nextDouble() < rate ? 0 : (float) (1 / (1 - rate));
        }
        return factors;
    }
}
