package dev.espalier.space;

import dev.espalier.space.Network.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The shape of one image's tensor inside a network.
 *
 * @param size height and width
 */
public record Shape(int channels, int size) {

    /** Before the input: nothing. */
    public static final Shape NONE = new Shape(0, 0);

    /** How many values the tensor has. */
    public long values() {
        return (long) channels * size * size;
    }

    /**
     * The shape of an input of a node.
     *
     * @throws IllegalArgumentException when there is no such node yet
     */
    public static Shape of(Map<String, Shape> shapes, Node node, String input) {
        var shape = shapes.get(input);
        if (shape == null) {
            throw new IllegalArgumentException(
                    "The input (%s) of the node %s must be an earlier node.".formatted(input, node.name()));
        }
        return shape;
    }

    /** The shape of what a node reads first; {@link #NONE} where it reads nothing. */
    public static Shape into(Map<String, Shape> shapes, Node node) {
        return node.inputs().isEmpty() ? NONE : of(shapes, node, node.inputs().getFirst());
    }

    /**
     * What each node of a network puts out, in their order.
     *
     * @throws IllegalArgumentException when nodes do not fit together
     */
    public static SequencedMap<String, Shape> all(Network network) {
        var shapes = new LinkedHashMap<String, Shape>();
        for (var node : network.nodes()) {
            shapes.put(node.name(), after(shapes, node, into(shapes, node)));
        }
        return shapes;
    }

    /**
     * What a node puts out.
     *
     * @param shapes of all earlier nodes
     * @param in the shape of its first input
     * @throws IllegalArgumentException when its inputs do not fit together, or it does not fit on them
     */
    public static Shape after(Map<String, Shape> shapes, Node node, Shape in) {
        return switch (node.op()) {
            case Op.Input(int channels, int size) -> new Shape(channels, size);
            case Op.Conv(int kernel, int stride, int groups, int channels, int dilation) -> {
                if (in.channels % groups != 0 || channels % groups != 0) {
                    throw new IllegalArgumentException(
                            "The groups (%d) of the node %s must divide its channels, %d in and %d out."
                                    .formatted(groups, node.name(), in.channels, channels));
                }
                yield new Shape(channels, in.slid(node, dilation * (kernel - 1) + 1, stride));
            }
            case Op.Pool(var _, int kernel, int stride) -> new Shape(in.channels, in.slid(node, kernel, stride));
            case Op.GlobalPool() -> new Shape(in.channels, 1);
            case Op.Linear(int units) -> new Shape(units, 1);
            case Op.Embedding(int _, int channels) -> new Shape(channels, 1);
            case Op.Unembedding(int words) -> new Shape(words, 1);
            case Op.Memory(var _, int channels) -> new Shape(channels, 1);
            case Op.Add() -> alike(shapes, node, in);
            case Op.Product() -> alike(shapes, node, in);
            case Op.Blend() -> alike(shapes, node, in);
            case Op.Merge(var _) -> alike(shapes, node, in);
            case Op.Concat() -> new Shape(channels(shapes, node, in), in.size);
            case Op.Slice(int channels) -> in.cut(node, channels);
            case Op.BatchNorm() -> in;
            case Op.InstanceNorm() -> in;
            case Op.LayerNorm() -> in;
            case Op.Scale() -> in;
            case Op.Bias() -> in;
            case Op.Activation(var _) -> in;
            case Op.SqueezeExcite(int _) -> in;
            case Op.Identity() -> in;
            case Op.Zero() -> in;
            case Op.Named(var _) -> in;
        };
    }

    private int slid(Node node, int kernel, int stride) {
        int padded = size + 2 * ((kernel - 1) / 2);
        if (padded < kernel) {
            throw new IllegalArgumentException("The kernel (%d) of the node %s must fit into its input of size %d."
                    .formatted(kernel, node.name(), size));
        }
        return (padded - kernel) / stride + 1;
    }

    private Shape cut(Node node, int to) {
        if (to > channels) {
            throw new IllegalArgumentException("The channels (%d) of the node %s must not be more than its input's %d."
                    .formatted(to, node.name(), channels));
        }
        return new Shape(to, size);
    }

    private static Shape alike(Map<String, Shape> shapes, Node node, Shape in) {
        for (var input : node.inputs()) {
            var shape = of(shapes, node, input);
            if (!shape.equals(in)) {
                throw new IllegalArgumentException("The inputs of the node %s must have one shape, but are %s and %s."
                        .formatted(node.name(), in, shape));
            }
        }
        return in;
    }

    private static int channels(Map<String, Shape> shapes, Node node, Shape in) {
        long channels = 0;
        for (var input : node.inputs()) {
            var shape = of(shapes, node, input);
            if (shape.size != in.size) {
                throw new IllegalArgumentException("The inputs of the node %s must have one size, but have %d and %d."
                        .formatted(node.name(), in.size, shape.size));
            }
            channels += shape.channels;
        }
        if (channels > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "The node %s must not put out more channels than can be counted.".formatted(node.name()));
        }
        return (int) channels;
    }
}
