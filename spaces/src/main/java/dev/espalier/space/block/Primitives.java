package dev.espalier.space.block;

import ai.djl.ndarray.NDArray;
import dev.espalier.space.Op;

/**
 * Functions of images that the interface of the library lacks, or has only as several passes over memory. Their results
 * belong to the manager of what they read, and gradients pass through them.
 */
public interface Primitives {

    /** {@code min(max(x, 0), 6)}. */
    NDArray relu6(NDArray x);

    /** A function of each value by itself. */
    NDArray activation(Op.Activation.Kind kind, NDArray x);

    /**
     * Images of which each group of channels is normalised by itself, over height and width, too.
     *
     * @param scale of each channel, after that
     * @param shift of each channel, after that
     */
    NDArray grouped(NDArray x, NDArray scale, NDArray shift, int groups);

    /** The means over windows that are padded by {@code (kernel - 1) / 2}; the padding is left out of them. */
    NDArray average(NDArray x, int kernel, int stride);
}
