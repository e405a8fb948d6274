package dev.espalier.space.weights;

import dev.espalier.space.Network;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The values that a network begins with: those of a convolution are drawn from a normal distribution of variance 2
 * over the number of values that it adds up, those of a fully connected layer uniformly, as PyTorch draws them, and a
 * normalisation begins as none.
 *
 * @see <a href="https://arxiv.org/abs/1502.01852">He et al., ICCV 2015, Section 2.2</a>
 */
public final class InitialWeights {

    private InitialWeights() {}

    /** Drawn array by array from the seed and the array's name, so that equal parts of two networks begin alike. */
    public static Weights of(Network network, long seed) {
        return of(Slots.of(network), seed);
    }

    /** The same for arrays that several networks share. */
    public static Weights of(List<Slot> slots, long seed) {
        var tensors = new LinkedHashMap<String, Tensor>();
        for (var slot : slots) {
            var random = new SplittableRandom(
                    seed ^ 0x9E37_79B9_7F4A_7C15L * slot.name().hashCode());
            tensors.put(slot.name(), new Tensor(slot.shape(), values(slot, random)));
        }
        return new Weights(tensors);
    }

    private static float[] values(Slot slot, RandomGenerator random) {
        var values = new float[slot.count()];
        switch (slot.role()) {
            case WEIGHT -> weights(slot, values, random);
            case SCALE, VARIANCE -> Arrays.fill(values, 1);
            case BIAS, SHIFT, MEAN -> {}
        }
        return values;
    }

    private static void weights(Slot slot, float[] values, RandomGenerator random) {
        double deviation = Math.sqrt(2.0 / slot.fanIn());
        double bound = 1 / Math.sqrt(slot.fanIn());
        boolean convolution = slot.shape().size() == 4;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (convolution ? deviation * random.nextGaussian() : random.nextDouble(-bound, bound));
        }
    }
}
