package dev.espalier.space;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.space.Network.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one network, and finds all that is wrong with it. */
final class NetworkReader {

    private final Problems problems = new Problems();

    Network read(JsonNode root) {
        if (!root.isObject()) {
            problems.add("A network must be an object with a `format`, an `architecture` and `nodes`.");
            throw problems.refusal();
        }
        if (!root.path("format").asText().equals(NetworkJson.FORMAT)) {
            problems.add("The `format` (%s) must be %s."
                    .formatted(root.path("format").asText(), NetworkJson.FORMAT));
        }
        var architecture = architecture(root.path("architecture").asText());
        var nodes = nodes(root.path("nodes"));
        problems.requireNone();
        join(nodes);
        problems.requireNone();
        return new Network(architecture, nodes);
    }

    private Architecture architecture(String id) {
        try {
            return Architecture.of(id);
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return new Architecture("none");
        }
    }

    private List<Node> nodes(JsonNode array) {
        var nodes = new ArrayList<Node>();
        if (!array.isArray() || array.isEmpty()) {
            problems.add("The `nodes` must be a list of at least one.");
        }
        for (var node : array) {
            nodes.add(new NodeReader(node, nodes.size() + 1, problems).read());
        }
        return nodes;
    }

    /** Whether the nodes hang together: names, numbers of inputs, shapes. What hangs on a wrong one is passed over. */
    private void join(List<Node> nodes) {
        var names = nodes.stream().map(Node::name).collect(Collectors.toSet());
        Map<String, Boolean> sound = new HashMap<>();
        Map<String, Shape> shapes = new HashMap<>();
        for (var node : nodes) {
            if (sound.containsKey(node.name())) {
                problems.add("The name %s must be that of one node.".formatted(node.name()));
            }
            boolean follows = node.inputs().stream().allMatch(input -> sound.getOrDefault(input, true));
            sound.put(node.name(), follows && fits(node, shapes, names));
        }
    }

    private boolean fits(Node node, Map<String, Shape> shapes, Set<String> names) {
        long before = problems.count();
        if (!takes(node.op(), node.inputs().size())) {
            problems.add("The inputs (%d) of the node %s must be as many as its operation takes."
                    .formatted(node.inputs().size(), node.name()));
        } else if (node.op() instanceof Op.Memory(var of, int _) && !names.contains(of)) {
            problems.add("The `node` (%s) of the node %s must be one of the network.".formatted(of, node.name()));
        } else {
            shape(node, shapes);
        }
        return problems.count() == before;
    }

    private void shape(Node node, Map<String, Shape> shapes) {
        try {
            for (var input : node.inputs()) {
                Shape.of(shapes, node, input);
            }
            var in = Shape.into(shapes, node);
            shapes.put(node.name(), Shape.after(shapes, node, in));
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private static boolean takes(Op op, int inputs) {
        return switch (op) {
            case Op.Input _, Op.Memory _ -> inputs == 0;
            case Op.Add _, Op.Product _, Op.Concat _, Op.Named _ -> inputs > 0;
            case Op.Merge _ -> inputs == 2;
            case Op.Blend _ -> inputs == 3;
            case Op.Conv _, Op.BatchNorm _, Op.Activation _, Op.Pool _, Op.GlobalPool _, Op.Linear _ -> inputs == 1;
            case Op.SqueezeExcite _, Op.Slice _, Op.Embedding _, Op.Unembedding _ -> inputs == 1;
            case Op.InstanceNorm _, Op.LayerNorm _, Op.Scale _, Op.Bias _, Op.Identity _, Op.Zero _ -> inputs == 1;
        };
    }
}
