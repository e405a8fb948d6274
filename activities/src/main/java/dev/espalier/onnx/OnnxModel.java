package dev.espalier.onnx;

import dev.espalier.onnx.Operators.Value;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.Shape;
import dev.espalier.space.weights.Weights;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes a network that reads images, with its weights, as an ONNX model of opset {@link #OPSET}. Its input {@link #INPUT}
 * is {@code [batch, channels, size, size]}, its output {@link #OUTPUT} is what the last node puts out; the batch may be of
 * any size. Nodes and arrays keep their names. Equal networks and weights make equal bytes.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/docs/Operators.md">The operators</a>
 */
public final class OnnxModel {

    /** Old enough for every runtime in use, new enough for hard swish. */
    public static final int OPSET = 17;

    /** The name of what the model reads. */
    public static final String INPUT = "input";

    /** The name of what the model answers. */
    public static final String OUTPUT = "output";

    private static final int IR_VERSION = 8;

    private final Graph graph = new Graph();
    private final Operators operators;
    private final Network network;
    private final Map<String, Shape> shapes = new HashMap<>();

    /** Nodes whose values have no height and width. */
    private final Set<String> flat = new HashSet<>();

    /** What nodes put out, where it is not called as they are. */
    private final Map<String, String> names = new HashMap<>();

    private OnnxModel(Network network, Weights weights) {
        this.network = network;
        this.operators = new Operators(graph, weights);
        for (var node : network.nodes()) {
            if (node.op() instanceof Op.Input) {
                names.put(node.name(), INPUT);
            } else if (node.name().equals(INPUT) || node.name().equals(OUTPUT)) {
                names.put(node.name(), node.name() + "/inner");
            }
        }
        names.put(network.nodes().getLast().name(), OUTPUT);
    }

    /**
     * The content of an ONNX file.
     *
     * @param metadata texts by name, kept in the file
     * @throws IllegalArgumentException when an operation cannot be written or weights do not fit, in one sentence
     */
    public static byte[] bytes(Network network, Weights weights, SortedMap<String, String> metadata) {
        require(network);
        var model = new OnnxModel(network, weights);
        network.nodes().forEach(model::add);
        return model.file(metadata);
    }

    /** Whether {@link #bytes} can write it. */
    public static boolean writes(Network network) {
        return problem(network).isEmpty();
    }

    private static void require(Network network) {
        var problem = problem(network);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
    }

    private static String problem(Network network) {
        var strange = new LinkedHashSet<String>();
        for (var node : network.nodes()) {
            if (node.op() instanceof Op.Embedding) {
                strange.add("embedding");
            } else if (node.op() instanceof Op.Unembedding) {
                strange.add("unembedding");
            } else if (node.op() instanceof Op.Memory) {
                strange.add("memory of the step before");
            } else if (node.op() instanceof Op.Named(var name)) {
                strange.add(name + ", of which only the name is known");
            }
        }
        return strange.isEmpty()
                ? ""
                : "The network of %s must read images and be known in full to be written as ONNX, but has: %s."
                        .formatted(network.architecture().id(), strange.stream().collect(Collectors.joining("; ")));
    }

    private void add(Node node) {
        var inputs = node.inputs().stream()
                .map(input -> new Value(name(input), Shape.of(shapes, node, input), flat.contains(input)))
                .toList();
        var in = inputs.isEmpty() ? Shape.NONE : inputs.getFirst().shape();
        var shape = Shape.after(shapes, node, in);
        shapes.put(node.name(), shape);
        if (node.op() instanceof Op.Input) {
            graph.input(name(node.name()), List.of(shape.channels(), shape.size(), shape.size()));
        } else if (operators.write(node, name(node.name()), ofOneRank(node, inputs), shape)) {
            flat.add(node.name());
        }
    }

    /** What is joined is joined as images, where any of it is one. */
    private List<Value> ofOneRank(Node node, List<Value> inputs) {
        if (inputs.stream().allMatch(Value::flat)) {
            return inputs;
        }
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> inputs.get(i).flat()
                        ? operators.squared(inputs.get(i), "%s/square%d".formatted(node.name(), i))
                        : inputs.get(i))
                .toList();
    }

    /** Of what a node puts out. */
    private String name(String node) {
        return names.getOrDefault(node, node);
    }

    private byte[] file(SortedMap<String, String> metadata) {
        var last = network.nodes().getLast().name();
        var shape = Shape.of(shapes, network.nodes().getLast(), last);
        graph.output(
                name(last),
                flat.contains(last)
                        ? List.of(shape.channels())
                        : List.of(shape.channels(), shape.size(), shape.size()));
        var file = new Message()
                .number(1, IR_VERSION)
                .text(2, "Espalier")
                .message(7, graph.named("network"))
                .message(8, new Message().number(2, OPSET));
        metadata.forEach(
                (key, value) -> file.message(14, new Message().text(1, key).text(2, value)));
        return file.bytes();
    }
}
