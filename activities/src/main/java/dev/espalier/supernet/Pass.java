package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;

/** One pass of images through a path of a supernet; until it is closed it holds what it took of the shared arrays. */
public interface Pass extends AutoCloseable {

    /**
     * Logits {@code [images, classes]}, in the memory of the images' manager.
     *
     * @param training whether it trains, or is used
     */
    NDArray logits(NDArray images, boolean training);

    /** Lets the supernet remember what its normalisations saw; to be called after gradients are known. */
    void remember();

    @Override
    void close();
}
