package dev.espalier.file;

import dev.espalier.catalogue.InvalidInput;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML text of keys and values in which single values are changed; every other character stays as it is, comments and
 * order included.
 */
final class YamlText {

    private static final String PLAIN = "[A-Za-z0-9]([A-Za-z0-9_./@<=≤%+ -]*[A-Za-z0-9_%])?|-[0-9]+(\\.[0-9]+)?";

    private final String text;
    private final MappingNode root;

    private YamlText(String text, MappingNode root) {
        this.text = text;
        this.root = root;
    }

    /**
     * Reads a text.
     *
     * @throws InvalidInput when it is not YAML of keys and values
     */
    static YamlText of(String text) {
        // Tells what is wrong with it in its own words.
        var value = YamlReader.read(text);
        var node = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
        if (node instanceof MappingNode mapping) {
            return new YamlText(text, mapping);
        }
        throw new InvalidInput(
                "Line %d: The text (%s) must consist of keys and values.".formatted(value.line(), value.shown()));
    }

    /** The text with a value at a path of keys; keys that are missing are added. */
    String with(List<String> path, String value) {
        return put(path, scalar(value));
    }

    /** The text with a list at a path: only the items that changed are written anew where there are as many. */
    String with(List<String> path, List<String> items) {
        if (items.isEmpty()) {
            return without(path);
        }
        if (find(path).map(NodeTuple::getValueNode).orElse(null) instanceof SequenceNode list
                && list.getValue().size() == items.size()
                && list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
            var changed = text;
            for (int i = items.size() - 1; i >= 0; i--) {
                var item = (ScalarNode) list.getValue().get(i);
                if (!item.getValue().equals(items.get(i))) {
                    changed = cut(changed, at(item.getStartMark()), at(item.getEndMark()), scalar(items.get(i)));
                }
            }
            return changed;
        }
        return put(path, items.stream().map(YamlText::scalar).collect(Collectors.joining(", ", "[", "]")));
    }

    /** The text with keys and values at a path, on one line. */
    String with(List<String> path, Map<String, String> values) {
        return put(path, flow(values));
    }

    /** The text without a key; the same where it has none. */
    String without(List<String> path) {
        var parent = path.size() == 1
                ? Optional.<Node>of(root)
                : find(path.subList(0, path.size() - 1)).map(NodeTuple::getValueNode);
        if (!(parent.orElse(null) instanceof MappingNode mapping)) {
            return text;
        }
        var entry = entry(mapping, path.getLast());
        if (entry == null) {
            return text;
        }
        return mapping.getFlowStyle() == FlowStyle.FLOW
                ? withoutFlow(mapping, entry)
                : cut(text, lineStart(at(entry.getKeyNode().getStartMark())), nextLine(end(entry)), "");
    }

    private String withoutFlow(MappingNode mapping, NodeTuple entry) {
        var entries = mapping.getValue();
        int place = entries.indexOf(entry);
        if (place > 0) {
            return cut(text, end(entries.get(place - 1)), end(entry), "");
        }
        int from = at(entry.getKeyNode().getStartMark());
        return cut(
                text, from, entries.size() > 1 ? at(entries.get(1).getKeyNode().getStartMark()) : end(entry), "");
    }

    /** @param written as YAML on one line */
    private String put(List<String> path, String written) {
        var mapping = root;
        for (int i = 0; i < path.size(); i++) {
            var entry = entry(mapping, path.get(i));
            var rest = path.subList(i + 1, path.size());
            if (entry == null) {
                return added(mapping, path.get(i) + ": " + nested(rest, written));
            }
            if (rest.isEmpty()) {
                return replaced(entry, written);
            }
            if (!(entry.getValueNode() instanceof MappingNode inner)
                    || inner.getValue().isEmpty()) {
                return replaced(entry, unfolded(entry.getValueNode(), rest, written));
            }
            mapping = inner;
        }
        throw new IllegalArgumentException("The path must name a key.");
    }

    /** A component that was a name alone gets settings. */
    private static String unfolded(Node value, List<String> rest, String written) {
        return value instanceof ScalarNode name && !name.getValue().isEmpty()
                ? "{name: %s, %s: %s}"
                        .formatted(
                                scalar(name.getValue()), rest.getFirst(), nested(rest.subList(1, rest.size()), written))
                : nested(rest, written);
    }

    private static String nested(List<String> path, String written) {
        return path.isEmpty()
                ? written
                : "{%s: %s}".formatted(path.getFirst(), nested(path.subList(1, path.size()), written));
    }

    private String added(MappingNode mapping, String entry) {
        var entries = mapping.getValue();
        if (mapping.getFlowStyle() == FlowStyle.FLOW) {
            return entries.isEmpty()
                    ? cut(text, at(mapping.getStartMark()) + 1, at(mapping.getStartMark()) + 1, entry)
                    : cut(text, end(entries.getLast()), end(entries.getLast()), ", " + entry);
        }
        var indent = " ".repeat(entries.getFirst().getKeyNode().getStartMark().getColumn());
        int to = nextLine(end(entries.getLast()));
        boolean ended = to > 0 && text.charAt(to - 1) == '\n';
        return cut(text, to, to, (ended ? "" : "\n") + indent + entry + "\n");
    }

    private String replaced(NodeTuple entry, String written) {
        var value = entry.getValueNode();
        if (value instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
            return cut(text, at(value.getStartMark()), end(value), written);
        }
        int colon = text.indexOf(':', at(entry.getKeyNode().getEndMark()));
        return cut(text, colon + 1, Math.max(colon + 1, end(entry)), " " + written);
    }

    private Optional<NodeTuple> find(List<String> path) {
        Node node = root;
        @Nullable NodeTuple entry = null;
        for (var key : path) {
            entry = node instanceof MappingNode mapping ? entry(mapping, key) : null;
            if (entry == null) {
                return Optional.empty();
            }
            node = entry.getValueNode();
        }
        return Optional.ofNullable(entry);
    }

    private static @Nullable NodeTuple entry(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(entry -> entry.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key))
                .findFirst()
                .orElse(null);
    }

    /** Where a value ends, without what follows it up to the next one: a block tells a later end. */
    private int end(NodeTuple entry) {
        int end = end(entry.getValueNode());
        return Math.max(end, at(entry.getKeyNode().getEndMark()) + 1);
    }

    private int end(Node node) {
        boolean block = node instanceof CollectionNode<?> collection && collection.getFlowStyle() != FlowStyle.FLOW;
        if (block && node instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
            return end(mapping.getValue().getLast());
        }
        if (block && node instanceof SequenceNode list && !list.getValue().isEmpty()) {
            return end(list.getValue().getLast());
        }
        int end = at(node.getEndMark());
        while (end > at(node.getStartMark()) && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private int lineStart(int from) {
        return text.lastIndexOf('\n', from - 1) + 1;
    }

    private int nextLine(int from) {
        int next = text.indexOf('\n', from);
        return next < 0 ? text.length() : next + 1;
    }

    /** Marks count code points. */
    private int at(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    private static String cut(String text, int from, int to, String instead) {
        return text.substring(0, from) + instead + text.substring(to);
    }

    private static String flow(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + scalar(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** As it is, where nobody can take it for anything else, or in quotes. */
    private static String scalar(String value) {
        if (value.matches(PLAIN)) {
            return value;
        }
        var quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').appendCodePoint(c);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c >= ' ') {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /**
     * A value as it stands in the text.
     *
     * @param line in which its key stands, from 1; {@code last} in which it ends
     * @param items of a list, else one
     */
    record Found(int line, int last, List<String> items) {

        Found {
            items = List.copyOf(items);
        }
    }

    /** The value at a path; nothing where there is none. A component's name is found where it stands alone, too. */
    Optional<Found> found(List<String> path) {
        var own = find(path);
        if (own.isEmpty() && path.size() == 2 && path.getLast().equals("name")) {
            return find(path.subList(0, 1))
                    .filter(entry -> entry.getValueNode() instanceof ScalarNode)
                    .map(this::found);
        }
        return own.map(this::found);
    }

    private Found found(NodeTuple entry) {
        int line = entry.getKeyNode().getStartMark().getLine() + 1;
        int last = (int) text.substring(0, end(entry)).lines().count();
        var items = new ArrayList<String>();
        if (entry.getValueNode() instanceof ScalarNode scalar) {
            items.add(scalar.getValue());
        } else if (entry.getValueNode() instanceof SequenceNode list) {
            list.getValue().stream()
                    .filter(ScalarNode.class::isInstance)
                    .map(item -> ((ScalarNode) item).getValue())
                    .forEach(items::add);
        }
        return new Found(line, Math.max(line, last), items);
    }
}
