package dev.espalier.space;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A network as JSON, for whoever builds it elsewhere, without its auxiliary nodes:
 *
 * <pre>{@code
 * {
 *   "format": "espalier.network/1",
 *   "architecture": "nasbench201:3-1-3-2-3-4",
 *   "nodes": [
 *     {"name": "input", "op": "input", "channels": 3, "size": 32, "inputs": []},
 *     {"name": "stem/conv", "op": "conv", "kernel": 3, "stride": 1, "groups": 1, "channels": 16, "dilation": 1, "inputs": ["input"]},
 *     {"name": "head/relu", "op": "activation", "kind": "relu", "inputs": ["stem/conv"]}
 *   ]
 * }
 * }</pre>
 *
 * An operation is called as the record of {@link Op} is, in small letters with underscores, and has its fields; only the
 * name that is all that is known of an operation ({@link Op.Named}) is {@code called}, since {@code name} is the node's.
 */
public final class NetworkJson {

    /** Of what is written; what says otherwise is not read. */
    public static final String FORMAT = "espalier.network/1";

    private static final JsonMapper JSON = new JsonMapper();

    /** The operations by name. */
    static final SequencedMap<String, Class<?>> OPS = Arrays.stream(Op.class.getPermittedSubclasses())
            .collect(Collectors.toMap(NetworkJson::name, op -> op, (one, _) -> one, TreeMap::new));

    private NetworkJson() {}

    /** The network as a tree, to be put into something larger. */
    public static ObjectNode tree(Network network) {
        var root = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("architecture", network.architecture().id());
        var nodes = root.putArray("nodes");
        for (var node : network.nodes()) {
            nodes.add(tree(node));
        }
        return root;
    }

    /** The network as a text, a line for each node. */
    public static String write(Network network) {
        var root = tree(network);
        var nodes = root.remove("nodes").valueStream().map(JsonNode::toString).toList();
        var head = root.properties().stream()
                .map(entry -> "  \"%s\": %s,\n".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        return "{\n%s  \"nodes\": [\n    %s\n  ]\n}\n".formatted(head, String.join(",\n    ", nodes));
    }

    /**
     * The network of a text.
     *
     * @throws Refusal with all that is wrong with it
     */
    public static Network read(String text) {
        try {
            return read(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw new Refusal(List.of("A network must be written in JSON, but is not at line %d, column %d: %s."
                    .formatted(place.getLineNr(), place.getColumnNr(), e.getOriginalMessage())));
        }
    }

    /**
     * The network of a tree.
     *
     * @throws Refusal with all that is wrong with it
     */
    public static Network read(JsonNode root) {
        return new NetworkReader().read(root);
    }

    private static ObjectNode tree(Network.Node node) {
        var op = node.op();
        var fields = JSON.createObjectNode().put("name", node.name()).put("op", name(op.getClass()));
        for (var component : op.getClass().getRecordComponents()) {
            switch (value(op, component)) {
                case Integer number -> fields.put(field(component), number);
                case Enum<?> kind -> fields.put(field(component), kind.name().toLowerCase(Locale.ROOT));
                case Object text -> fields.put(field(component), text.toString());
            }
        }
        node.inputs().forEach(fields.putArray("inputs")::add);
        return fields;
    }

    private static Object value(Op op, RecordComponent component) {
        try {
            return component.getAccessor().invoke(op);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The fields of %s must be readable.".formatted(op), e);
        }
    }

    /** What a field of an operation is called. */
    static String field(RecordComponent component) {
        return component.getDeclaringRecord() == Op.Named.class ? "called" : component.getName();
    }

    private static String name(Class<?> op) {
        return op.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
