package dev.espalier.space.block;

import ai.djl.ndarray.NDArray;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import java.util.Arrays;
import java.util.function.Function;

/**
 * One operation of a network by itself, for whoever lets other things flow between operations than a network does. Safe
 * for use by several threads at once.
 */
public final class NodeFunction {

    private final Layer layer;
    private final Primitives primitives;

    /** @param node whose operation takes values that exist: not the input of a network */
    public NodeFunction(Node node, Primitives primitives) {
        this.layer = layer(node);
        this.primitives = primitives;
    }

    private static Layer layer(Node node) {
        if (node.op() instanceof Op.Identity) {
            return (_, read) -> read[0];
        }
        if (node.op() instanceof Op.Zero) {
            return (_, read) -> read[0].zerosLike();
        }
        if (node.op() instanceof Op.Add) {
            var copies = new boolean[node.inputs().size()];
            Arrays.fill(copies, true);
            return Layers.sum(copies);
        }
        return Layers.of(node);
    }

    /**
     * What it puts out, maybe what it read itself, in memory of the manager of what it read.
     *
     * @param read {@code [batch, channels, size, size]} each, in the order of the node's inputs
     * @param arrays by the names of its slots; where it trains, the means and variances among them are written to
     */
    public NDArray apply(NDArray[] read, Function<String, NDArray> arrays, boolean training) {
        return layer.apply(new Run(arrays, primitives, training, null, null, null), read);
    }
}
