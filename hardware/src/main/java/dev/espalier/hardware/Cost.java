package dev.espalier.hardware;

import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.Shape;
import java.util.HashMap;
import java.util.Map;

/**
 * What a network costs on any device. Counted as NAS-Bench-201 counts: one multiply-accumulate per multiplication of a
 * convolution, fully connected layer or scale and one per bias added; normalisation, pooling, activations, sums and products
 * value by value are free, and so is looking a word up.
 * What hangs on zeros is counted too, since a network that is trained as it stands carries it.
 *
 * @param macs multiply-accumulates of one image, or of one word; literature often calls them FLOPs
 * @param params trainable values
 */
public record Cost(long macs, long params) {

    private static final Cost FREE = new Cost(0, 0);

    /**
     * The cost of a network.
     *
     * @throws IllegalArgumentException when an operation is known by name only, or shapes do not fit
     */
    public static Cost of(Network network) {
        Map<String, Shape> shapes = HashMap.newHashMap(network.nodes().size());
        long macs = 0;
        long params = 0;
        for (var node : network.nodes()) {
            var in = Shape.into(shapes, node);
            var out = Shape.after(shapes, node, in);
            shapes.put(node.name(), out);
            var cost = of(node, in, out);
            macs += cost.macs;
            params += cost.params;
        }
        return new Cost(macs, params);
    }

    private static Cost of(Node node, Shape in, Shape out) {
        return switch (node.op()) {
            case Op.Conv(int kernel, int _, int groups, int channels, int _) -> {
                long weights = (long) kernel * kernel * (in.channels() / groups) * channels;
                yield new Cost(weights * out.size() * out.size(), weights);
            }
            case Op.BatchNorm _, Op.InstanceNorm _, Op.LayerNorm _ -> new Cost(0, 2L * in.channels());
            case Op.Scale _, Op.Bias _ -> new Cost(in.values(), in.channels());
            case Op.Linear(int units) -> dense(in.values(), units);
            case Op.SqueezeExcite(int units) -> {
                var squeeze = dense(in.channels(), units);
                var excite = dense(units, in.channels());
                yield new Cost(squeeze.macs + excite.macs, squeeze.params + excite.params);
            }
            case Op.Embedding(int words, int channels) -> new Cost(0, (long) words * channels);
            case Op.Unembedding(int words) -> new Cost(dense(in.values(), words).macs, words);
            case Op.Memory(var _, int _) -> FREE;
            case Op.Product() -> FREE;
            case Op.Merge(var _) -> FREE;
            case Op.Blend() -> FREE;
            case Op.Input(int _, int _) -> FREE;
            case Op.Activation(var _) -> FREE;
            case Op.Pool(var _, int _, int _) -> FREE;
            case Op.GlobalPool() -> FREE;
            case Op.Add() -> FREE;
            case Op.Concat() -> FREE;
            case Op.Slice(int _) -> FREE;
            case Op.Identity() -> FREE;
            case Op.Zero() -> FREE;
            case Op.Named(var name) ->
                throw new IllegalArgumentException(
                        "The operation (%s) of the node %s must be known in full to be priced, but only its name is.\nMaybe say what it builds, in the `network` of the space."
                                .formatted(name, node.name()));
        };
    }

    private static Cost dense(long inputs, long units) {
        long values = inputs * units + units;
        return new Cost(values, values);
    }
}
