package dev.espalier.onnx;

import static dev.espalier.onnx.Attribute.real;
import static dev.espalier.onnx.Attribute.times;
import static dev.espalier.onnx.Attribute.whole;

import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.Shape;
import dev.espalier.space.weights.Tensor;
import dev.espalier.space.weights.Weights;
import java.util.List;

/** Writes the operators of one node after the other into a graph. */
final class Operators {

    private final Graph graph;
    private final Layers layers;

    Operators(Graph graph, Weights weights) {
        this.graph = graph;
        this.layers = new Layers(graph, weights);
    }

    /**
     * What a node has put out.
     *
     * @param name in the graph
     * @param flat whether it has no height and width: {@code [batch, channels]}
     */
    record Value(String name, Shape shape, boolean flat) {}

    /**
     * Writes a node.
     *
     * @param out the name of what it puts out
     * @param inputs at least one, and of one rank: all flat or none
     * @param shape of what it puts out
     * @return whether that has no height and width
     */
    boolean write(Node node, String out, List<Value> inputs, Shape shape) {
        var in = inputs.getFirst();
        var names = inputs.stream().map(Value::name).toList();
        switch (node.op()) {
            case Op.Conv conv -> layers.convolution(node.name(), out, square(in, out), conv);
            case Op.BatchNorm() -> layers.norm(node.name(), out, names, shape.channels());
            case Op.Activation(var kind) -> activation(kind, out, names);
            case Op.Pool pool -> pool(pool, out, square(in, out));
            case Op.GlobalPool() ->
                graph.operator(
                        "Flatten", out, List.of(graph.mean(out, square(in, out).name())), whole("axis", 1));
            case Op.Linear(int units) -> layers.linear(node.name(), out, in, units);
            case Op.SqueezeExcite(int units) -> layers.excite(node.name(), out, square(in, out), units);
            case Op.Add() -> sum(out, names);
            case Op.Product() -> graph.operator("Mul", out, names);
            case Op.Blend() -> blend(out, names);
            case Op.Concat() -> graph.operator("Concat", out, names, whole("axis", 1));
            case Op.Slice(int channels) -> slice(out, names.getFirst(), channels);
            case Op.Identity() -> graph.operator("Identity", out, names);
            case Op.Zero() ->
                graph.operator("ConstantOfShape", out, List.of(graph.operator("Shape", out + "/shape", names)));
            case Op.Input _, Op.Embedding _, Op.Unembedding _, Op.Memory _, Op.Named _ ->
                throw new IllegalStateException("The node (%s) is no operator.".formatted(node));
        }
        return flat(node.op(), in.flat());
    }

    private static boolean flat(Op op, boolean before) {
        boolean squares = op instanceof Op.Conv || op instanceof Op.Pool || op instanceof Op.SqueezeExcite;
        return op instanceof Op.GlobalPool || op instanceof Op.Linear || (before && !squares);
    }

    /** With height and width, as operators on images want it. */
    private Value square(Value in, String out) {
        return in.flat() ? squared(in, out + "/square") : in;
    }

    /** The same value as an image of one pixel. */
    Value squared(Value in, String name) {
        var shape = graph.constant(name + "/shape", 0, in.shape().channels(), 1, 1);
        return new Value(graph.operator("Reshape", name, List.of(in.name(), shape)), in.shape(), false);
    }

    private void activation(Op.Activation.Kind kind, String out, List<String> names) {
        switch (kind) {
            case RELU -> graph.operator("Relu", out, names);
            case RELU6 ->
                graph.operator(
                        "Clip", out, List.of(names.getFirst(), scalar(out + "/least", 0), scalar(out + "/most", 6)));
            case SWISH ->
                graph.operator(
                        "Mul", out, List.of(names.getFirst(), graph.operator("Sigmoid", out + "/sigmoid", names)));
            case HARD_SWISH -> graph.operator("HardSwish", out, names);
            case SIGMOID -> graph.operator("Sigmoid", out, names);
            case TANH -> graph.operator("Tanh", out, names);
            case LEAKY_RELU -> graph.operator("LeakyRelu", out, names, real("alpha", 0.01f));
        }
    }

    private void pool(Op.Pool pool, String out, Value in) {
        var kernel = times("kernel_shape", 2, pool.kernel());
        var stride = times("strides", 2, pool.stride());
        var padding = times("pads", 4, (pool.kernel() - 1) / 2);
        switch (pool.kind()) {
            case AVERAGE ->
                graph.operator(
                        "AveragePool", out, List.of(in.name()), kernel, stride, padding, whole("count_include_pad", 0));
            case MAX -> graph.operator("MaxPool", out, List.of(in.name()), kernel, stride, padding);
        }
    }

    private void sum(String out, List<String> names) {
        graph.operator(
                switch (names.size()) {
                    case 1 -> "Identity";
                    case 2 -> "Add";
                    default -> "Sum";
                },
                out,
                names);
    }

    private void blend(String out, List<String> names) {
        var difference = graph.operator("Sub", out + "/difference", List.of(names.get(1), names.get(2)));
        var share = graph.operator("Mul", out + "/share", List.of(names.getFirst(), difference));
        graph.operator("Add", out, List.of(names.get(2), share));
    }

    private void slice(String out, String in, int channels) {
        graph.operator(
                "Slice",
                out,
                List.of(
                        in,
                        graph.constant(out + "/from", 0),
                        graph.constant(out + "/to", channels),
                        graph.constant(out + "/axis", 1)));
    }

    private String scalar(String name, float value) {
        return graph.constant(name, new Tensor(List.of(), new float[] {value}));
    }
}
