package dev.espalier.space.block;

import ai.djl.ndarray.NDArray;

/** Sees what the nodes of a network compute, one after the other. What it is shown is gone once it returns. */
@FunctionalInterface
public interface Watch {

    /**
     * A node was computed.
     *
     * @param node its name
     * @param value {@code [batch, channels, size, size]}
     */
    void seen(String node, NDArray value);
}
