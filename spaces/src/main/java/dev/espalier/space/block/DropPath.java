package dev.espalier.space.block;

import java.util.random.RandomGenerator;

/**
 * Leaves out terms of sums while a network trains, image by image, and scales what stays. A term that only copies an
 * earlier value always stays, so that something always arrives.
 *
 * @param rate the share that is left out, 0 to below 1
 * @param random draws what is
 * @see <a href="https://arxiv.org/abs/1605.07648">Larsson et al., ICLR 2017, Section 3</a>
 */
public record DropPath(double rate, RandomGenerator random) {

    /** One factor per image: 0, or what makes up for the ones that are. */
    float[] draw(int images) {
        var factors = new float[images];
        for (int i = 0; i < images; i++) {
            factors[i] = random.nextDouble() < rate ? 0 : (float) (1 / (1 - rate));
        }
        return factors;
    }
}
