package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.space.block.NetworkBlock;
import dev.espalier.space.weights.Tensor;
import dev.espalier.space.weights.Weights;
import org.jspecify.annotations.Nullable;

/**
 * A convolution and the normalisation after it as one: once the means and variances stay as they are, so does what each
 * channel is multiplied by and what is added to it.
 */
record Folded(NDArray weight, NDArray bias, int stride, int groups) {

    private static final Shape DENSE = new Shape(1, 1);

    /**
     * What the normalisation of some channels does.
     *
     * @param scale multiplies a channel
     * @param shift is added to it
     */
    record Affine(float[] scale, float[] shift) {

        /** Of the channels from one on, as many as are asked for. */
        static Affine of(Weights weights, String norm, int from, int channels) {
            var gamma = weights.get(norm + ".weight").values();
            var beta = weights.get(norm + ".bias").values();
            var mean = weights.get(norm + ".running_mean").values();
            var variance = weights.get(norm + ".running_var").values();
            var scale = new float[channels];
            var shift = new float[channels];
            for (int i = 0; i < channels; i++) {
                int at = from + i;
                double factor = gamma[at] / Math.sqrt(variance[at] + (double) NetworkBlock.EPSILON);
                scale[i] = (float) factor;
                shift[i] = (float) (beta[at] - mean[at] * factor);
            }
            return new Affine(scale, shift);
        }
    }

    static Folded of(NDManager manager, Tensor weight, Affine affine, int stride, int groups) {
        var values = weight.values().clone();
        int each = values.length / affine.scale.length;
        for (int i = 0; i < values.length; i++) {
            values[i] *= affine.scale[i / each];
        }
        return new Folded(array(manager, weight, values), manager.create(affine.shift), stride, groups);
    }

    static NDArray array(NDManager manager, Tensor like, float[] values) {
        return manager.create(
                values,
                new Shape(like.shape().stream().mapToLong(Integer::longValue).toArray()));
    }

    NDArray apply(NDArray x) {
        return convolved(x, weight, bias, stride, groups);
    }

    /** Padded so that a stride of 1 keeps the size. */
    static NDArray convolved(NDArray x, NDArray weight, @Nullable NDArray bias, int stride, int groups) {
        long padding = (weight.getShape().get(2) - 1) / 2;
        var padded = new Shape(padding, padding);
        return x.getNDArrayInternal()
                .convolution(x, weight, bias, new Shape(stride, stride), padded, DENSE, groups)
                .singletonOrThrow();
    }
}
