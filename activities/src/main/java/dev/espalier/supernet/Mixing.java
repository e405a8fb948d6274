package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;

/** A frozen supernet in which every decision mixes its options. */
public interface Mixing {

    /**
     * Logits {@code [images, classes]}, in the memory of the images' manager. Gradients pass to the probabilities.
     *
     * @param probabilities {@code [images, decisions, options]}, or of one image for all alike
     */
    NDArray logits(NDArray images, NDArray probabilities);

    /** Whether what is computed of an image depends on which others are computed with it. */
    boolean byBatch();
}
