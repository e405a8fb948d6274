package dev.espalier.supernet;

import dev.espalier.space.sgnas.UnifiedSpace;
import dev.espalier.space.weights.InitialWeights;
import dev.espalier.space.weights.Tensor;
import dev.espalier.space.weights.Weights;
import java.util.LinkedHashMap;

/**
 * What a supernet begins with. Unlike the paper, whose kernels are all drawn, a larger kernel begins as the smallest one of its
 * channel with zeros around it: kernels drawn by themselves hand on unrelated features, and what follows has to learn for
 * all combinations of them at once.
 */
final class FirstWeights {

    private static final int SMALLEST = UnifiedSpace.KERNELS.getFirst();

    private FirstWeights() {}

    static Weights of(UnifiedSupernet supernet, long seed) {
        var drawn = InitialWeights.of(supernet.slots(), seed);
        var tensors = new LinkedHashMap<>(drawn.tensors());
        for (var layer : supernet.layers()) {
            var smallest = drawn.get(array(layer.name(), SMALLEST));
            for (int kernel : UnifiedSpace.KERNELS) {
                var array = array(layer.name(), kernel);
                tensors.put(array, new Tensor(drawn.get(array).shape(), padded(smallest, kernel)));
            }
        }
        return new Weights(tensors);
    }

    private static String array(String layer, int kernel) {
        return "%s/%s.weight".formatted(layer, UnifiedSpace.OPTIONS.get(UnifiedSpace.KERNELS.indexOf(kernel)));
    }

    /** Each channel's kernel in the middle of a larger one. */
    private static float[] padded(Tensor smallest, int kernel) {
        int channels = smallest.shape().getFirst();
        int padding = (kernel - SMALLEST) / 2;
        var values = new float[channels * kernel * kernel];
        for (int row = 0; row < channels * SMALLEST; row++) {
            int channel = row / SMALLEST;
            int to = (channel * kernel + padding + row % SMALLEST) * kernel + padding;
            System.arraycopy(smallest.values(), row * SMALLEST, values, to, SMALLEST);
        }
        return values;
    }
}
