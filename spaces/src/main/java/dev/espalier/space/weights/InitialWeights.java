package dev.espalier.space.weights;

import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Weights of a network that nobody has trained: enough to run it, and to time it. Convolutions and layers are drawn from
 * a normal distribution of variance 2 over the number of inputs; biases are 0, and a normalisation changes nothing.
 *
 * @see <a href="https://arxiv.org/abs/1502.01852">He et al., ICCV 2015, Section 2.2</a>
 */
public final class InitialWeights {

    private final RandomGenerator random;
    private final LinkedHashMap<String, Tensor> tensors = new LinkedHashMap<>();

    private InitialWeights(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /**
     * The same for the same network and seed.
     *
     * @throws IllegalArgumentException when an operation does not read images or is known by name only
     */
    public static Weights of(Network network, long seed) {
        var weights = new InitialWeights(seed);
        Map<String, Shape> shapes = HashMap.newHashMap(network.nodes().size());
        for (var node : network.nodes()) {
            var in = node.inputs().isEmpty()
                    ? Shape.NONE
                    : Shape.of(shapes, node, node.inputs().getFirst());
            shapes.put(node.name(), Shape.after(shapes, node, in));
            weights.add(node, in);
        }
        return new Weights(weights.tensors);
    }

    private void add(Node node, Shape in) {
        switch (node.op()) {
            case Op.Conv(int kernel, int _, int groups, int channels, int _) ->
                tensors.put(node.name() + ".weight", drawn(channels, in.channels() / groups, kernel, kernel));
            case Op.BatchNorm() -> norm(node.name(), in.channels());
            case Op.Linear(int units) -> layer(node.name(), Math.toIntExact(in.values()), units);
            case Op.SqueezeExcite(int units) -> {
                layer(node.name() + ".squeeze", in.channels(), units);
                layer(node.name() + ".excite", units, in.channels());
            }
            case Op.Embedding _, Op.Unembedding _, Op.Memory _, Op.Named _ ->
                throw new IllegalArgumentException(
                        "The operation (%s) of the node %s must read images and be known in full to get weights."
                                .formatted(node.op().getClass().getSimpleName(), node.name()));
            case Op.Input _,
                    Op.Activation _,
                    Op.Pool _,
                    Op.GlobalPool _,
                    Op.Add _,
                    Op.Product _,
                    Op.Blend _,
                    Op.Concat _,
                    Op.Slice _,
                    Op.Identity _,
                    Op.Zero _ -> {}
        }
    }

    private void layer(String name, int inputs, int units) {
        tensors.put(name + ".weight", drawn(units, inputs));
        tensors.put(name + ".bias", filled(units, 0));
    }

    private void norm(String node, int channels) {
        tensors.put(node + ".weight", filled(channels, 1));
        tensors.put(node + ".bias", filled(channels, 0));
        tensors.put(node + ".running_mean", filled(channels, 0));
        tensors.put(node + ".running_var", filled(channels, 1));
    }

    private static Tensor filled(int count, float value) {
        var values = new float[count];
        Arrays.fill(values, value);
        return new Tensor(List.of(count), values);
    }

    private Tensor drawn(Integer... shape) {
        var values = new float[Math.toIntExact(Tensor.count(List.of(shape)))];
        double deviation = Math.sqrt(2.0 * shape[0] / values.length);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return new Tensor(List.of(shape), values);
    }
}
