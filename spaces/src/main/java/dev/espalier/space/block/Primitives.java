package dev.espalier.space.block;

import ai.djl.ndarray.NDArray;

/**
 * Functions of images that the interface of the library lacks, or has only as several passes over memory. Their results
 * belong to the manager of what they read, and gradients pass through them.
 */
public interface Primitives {

    /** {@code min(max(x, 0), 6)}. */
    NDArray relu6(NDArray x);

    /** {@code x sigmoid(x)}. */
    NDArray swish(NDArray x);

    /** {@code x relu6(x + 3) / 6}. */
    NDArray hardSwish(NDArray x);

    /** The means over windows that are padded by {@code (kernel - 1) / 2}; the padding is left out of them. */
    NDArray average(NDArray x, int kernel, int stride);
}
