package dev.espalier.onnx;

import static dev.espalier.onnx.Attribute.real;
import static dev.espalier.onnx.Attribute.times;
import static dev.espalier.onnx.Attribute.whole;

import dev.espalier.onnx.Operators.Value;
import dev.espalier.space.Op;
import dev.espalier.space.weights.Tensor;
import dev.espalier.space.weights.Weights;
import java.util.List;

/** Writes the operators that have learned values into a graph. */
final class Layers {

    private static final float EPSILON = 1e-5f;

    private final Graph graph;
    private final Weights weights;

    Layers(Graph graph, Weights weights) {
        this.graph = graph;
        this.weights = weights;
    }

    void convolution(String node, String out, Value in, Op.Conv conv) {
        int padding = conv.dilation() * (conv.kernel() - 1) / 2;
        var weight = learned(
                node + ".weight", conv.channels(), in.shape().channels() / conv.groups(), conv.kernel(), conv.kernel());
        graph.operator(
                "Conv",
                out,
                List.of(in.name(), weight),
                times("kernel_shape", 2, conv.kernel()),
                times("strides", 2, conv.stride()),
                times("dilations", 2, conv.dilation()),
                times("pads", 4, padding),
                whole("group", conv.groups()));
    }

    /** As a node of its own, so that the file says what was learned; runtimes fold it into the convolution before it. */
    void norm(String node, String out, List<String> names, int channels) {
        graph.operator(
                "BatchNormalization",
                out,
                List.of(
                        names.getFirst(),
                        learned(node + ".weight", channels),
                        learned(node + ".bias", channels),
                        learned(node + ".running_mean", channels),
                        learned(node + ".running_var", channels)),
                real("epsilon", EPSILON));
    }

    /** Each channel of each image normalised by itself. */
    void instances(String node, String out, Value in) {
        int channels = in.shape().channels();
        graph.operator(
                "InstanceNormalization",
                out,
                List.of(in.name(), learned(node + ".weight", channels), learned(node + ".bias", channels)),
                real("epsilon", EPSILON));
    }

    /** Each image as one channel normalised by itself; then its own are scaled and shifted. */
    void images(String node, String out, Value in) {
        var shape = in.shape();
        var one = graph.operator(
                "Reshape", out + "/one", List.of(in.name(), graph.constant(out + "/one/shape", 0, 1, -1)));
        var single = List.of(1);
        var normal = graph.operator(
                "InstanceNormalization",
                out + "/normal",
                List.of(
                        one,
                        graph.constant(out + "/normal/scale", new Tensor(single, new float[] {1})),
                        graph.constant(out + "/normal/shift", new Tensor(single, new float[] {0}))),
                real("epsilon", EPSILON));
        var again = graph.constant(out + "/image/shape", 0, shape.channels(), shape.size(), shape.size());
        var image = graph.operator("Reshape", out + "/image", List.of(normal, again));
        var scaled = new Value(image, shape, false);
        channels("Mul", node + ".weight", out + "/scaled", scaled);
        channels("Add", node + ".bias", out, new Value(out + "/scaled", shape, false));
    }

    /** An operator of each value and of what was learned for its channel. */
    void channels(String operator, String array, String out, Value in) {
        int channels = in.shape().channels();
        var values = checked(array, channels).values();
        var shape = in.flat() ? List.of(channels) : List.of(channels, 1, 1);
        graph.operator(operator, out, List.of(in.name(), graph.constant(array, new Tensor(shape, values))));
    }

    void linear(String node, String out, Value in, int units) {
        var rows =
                in.flat() ? in.name() : graph.operator("Flatten", out + "/rows", List.of(in.name()), whole("axis", 1));
        var weight = learned(node + ".weight", units, Math.toIntExact(in.shape().values()));
        graph.operator("Gemm", out, List.of(rows, weight, learned(node + ".bias", units)), whole("transB", 1));
    }

    /** Fully connected layers on single pixels are convolutions of one pixel, which need no reshaping. */
    void excite(String node, String out, Value in, int units) {
        int channels = in.shape().channels();
        var squeezed = pixel(node + ".squeeze", out + "/squeezed", graph.mean(out, in.name()), units, channels);
        var small = graph.operator("Relu", out + "/small", List.of(squeezed));
        var excited = pixel(node + ".excite", out + "/excited", small, channels, units);
        var scale = graph.operator("Sigmoid", out + "/scale", List.of(excited));
        graph.operator("Mul", out, List.of(in.name(), scale));
    }

    private String pixel(String layer, String out, String in, int units, int channels) {
        var dense = checked(layer + ".weight", units, channels);
        var weight = graph.constant(layer + ".weight", new Tensor(List.of(units, channels, 1, 1), dense.values()));
        return graph.operator("Conv", out, List.of(in, weight, learned(layer + ".bias", units)));
    }

    private String learned(String name, Integer... shape) {
        return graph.constant(name, checked(name, shape));
    }

    private Tensor checked(String name, Integer... shape) {
        var tensor = weights.get(name);
        if (!tensor.shape().equals(List.of(shape))) {
            throw new IllegalArgumentException("The array (%s) of the weights must have the shape %s, but has %s."
                    .formatted(name, List.of(shape), tensor.shape()));
        }
        return tensor;
    }
}
