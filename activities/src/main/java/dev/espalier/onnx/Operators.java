package dev.espalier.onnx;

import static dev.espalier.onnx.Attribute.times;
import static dev.espalier.onnx.Attribute.whole;

import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.Shape;
import dev.espalier.space.weights.Weights;
import java.util.List;

/** Writes the operators of one node after the other into a graph. */
final class Operators {

    /** What is added to a divisor. */
    private static final float SMALL = 1e-6f;

    private final Graph graph;
    private final Layers layers;
    private final Activations activations;

    Operators(Graph graph, Weights weights) {
        this.graph = graph;
        this.layers = new Layers(graph, weights);
        this.activations = new Activations(graph);
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
            case Op.InstanceNorm() -> layers.instances(node.name(), out, square(in, out));
            case Op.LayerNorm() -> layers.images(node.name(), out, square(in, out));
            case Op.Scale() -> layers.channels("Mul", node.name() + ".weight", out, in);
            case Op.Bias() -> layers.channels("Add", node.name() + ".bias", out, in);
            case Op.Activation(var kind) -> activations.write(kind, out, names.getFirst());
            case Op.Merge(var kind) -> merge(kind, out, names);
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
        boolean squares = op instanceof Op.Conv
                || op instanceof Op.Pool
                || op instanceof Op.SqueezeExcite
                || op instanceof Op.InstanceNorm
                || op instanceof Op.LayerNorm;
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

    private void merge(Op.Merge.Kind kind, String out, List<String> names) {
        switch (kind) {
            case SUBTRACT -> graph.operator("Sub", out, names);
            case DIVIDE -> {
                var small = graph.number(out + "/small", SMALL);
                var divisor = graph.operator("Add", out + "/divisor", List.of(names.getLast(), small));
                graph.operator("Div", out, List.of(names.getFirst(), divisor));
            }
            case MAXIMUM -> graph.operator("Max", out, names);
            case MINIMUM -> graph.operator("Min", out, names);
        }
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
}
