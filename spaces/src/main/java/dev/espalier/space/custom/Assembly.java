package dev.espalier.space.custom;

import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.Shape;
import dev.espalier.space.custom.Layer.Apply;
import dev.espalier.space.custom.Layer.Join;
import dev.espalier.space.custom.Layer.Merge;
import dev.espalier.space.custom.Layer.Repeat;
import dev.espalier.space.custom.Layer.Stage;
import dev.espalier.space.custom.Layer.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One network being built from a template. Every exception names the line it comes from. */
final class Assembly {

    private static final int LARGEST_SIZE = 10_000;
    private static final int NODES = 10_000;
    private static final int STEPS = 50_000;
    private static final int DEEPEST = 32;

    private final Template template;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Shape> shapes = new HashMap<>();
    private int steps;

    /** Where a layer is built: after which node, under which prefix, and what names mean there. */
    private record Place(String from, String prefix, Scope scope, int depth) {
        Place after(String node) {
            return new Place(node, prefix, scope, depth);
        }

        Place inside(String name) {
            return new Place(from, name + "/", scope, depth + 1);
        }

        Place with(Map<String, String> settings) {
            return new Place(from, prefix, scope.with(settings), depth);
        }
    }

    private Assembly(Template template) {
        this.template = template;
    }

    /**
     * The nodes of a network.
     *
     * @param decisions the chosen options
     * @throws IllegalArgumentException when these options cannot be built
     */
    static List<Node> of(Template template, Scope decisions) {
        var assembly = new Assembly(template);
        int channels = template.channels().whole("channels", decisions, 1, Primitive.MOST);
        int size = template.size().whole("size", decisions, 1, LARGEST_SIZE);
        int classes = template.classes().whole("classes", decisions, 1, Primitive.MOST);
        assembly.add(NodeNames.INPUT, new Op.Input(channels, size), List.of(), 0);
        var scope = decisions.with(Map.of(Scope.CLASSES, String.valueOf(classes)));
        assembly.layers(template.layers(), new Place(NodeNames.INPUT, "", scope, 0));
        return assembly.nodes;
    }

    private String layers(List<Layer> layers, Place place) {
        var names = new NodeNames(place.prefix());
        var from = place.from();
        for (var layer : layers) {
            from = layer(layer, names, place.after(from));
        }
        return from;
    }

    /** The node after which it goes on. */
    private String layer(Layer layer, NodeNames names, Place place) {
        if (++steps > STEPS) {
            throw new IllegalArgumentException("The network must have at most %,d layers, but has more in line %d."
                    .formatted(STEPS, layer.line()));
        }
        if (place.depth() > DEEPEST) {
            throw new IllegalArgumentException(
                    "The operations must nest at most %d deep, but go deeper in line %d.\nMaybe one contains itself."
                            .formatted(DEEPEST, layer.line()));
        }
        return switch (layer) {
            case Apply(var primitive, var settings, int line) ->
                apply(primitive, settings, line, names.next(primitive.key()), place);
            case Use use -> use(use, names, place);
            case Stage(var layers, int _) -> layers(layers, place.inside(names.numbered("stage")));
            case Repeat repeat -> repeat(repeat, names, place);
            case Merge merge -> merge(merge, names, place);
        };
    }

    private String apply(Primitive primitive, Map<String, Value> settings, int line, String name, Place place) {
        var in = shape(place.from());
        var scope = place.scope().at(in);
        var op = primitive.op(
                setting -> {
                    var value = settings.getOrDefault(setting, Primitive.standard(setting, line));
                    if (value == null) {
                        throw new IllegalArgumentException(
                                "The `%s` of %s in line %d must be given.".formatted(setting, primitive.key(), line));
                    }
                    return value.whole(setting, scope, 1, Primitive.most(setting));
                },
                in);
        return add(name, op, List.of(place.from()), line);
    }

    private String use(Use use, NodeNames names, Place place) {
        var scope = place.scope().at(shape(place.from()));
        var op = use.name().text(scope);
        var references = use.name().names();
        var name = names.next(references.isEmpty() ? op : String.join("_", references));
        var primitive = Primitive.of(op);
        if (primitive != null) {
            return apply(primitive, use.settings(), use.line(), name, place);
        }
        var layers = template.ops().get(op);
        if (layers == null) {
            throw new IllegalArgumentException("The operation (%s) in line %d must be defined under `ops`, as %s."
                    .formatted(op, use.line(), String.join(", ", template.ops().keySet())));
        }
        var settings = new LinkedHashMap<String, String>();
        use.settings().forEach((setting, value) -> settings.put(setting, value.text(scope)));
        return layers(layers, place.inside(name).with(settings));
    }

    private String repeat(Repeat repeat, NodeNames names, Place place) {
        int times = repeat.times().whole("times", place.scope().at(shape(place.from())), 0, STEPS);
        var name = names.numbered("repeat");
        var from = place.from();
        for (int time = 1; time <= times; time++) {
            steps++;
            from = layers(repeat.layers(), place.after(from).inside(name + "/" + time));
        }
        return from;
    }

    private String merge(Merge merge, NodeNames names, Place place) {
        var join = merge.join();
        var name = names.next(join.key());
        var ends = new ArrayList<String>();
        for (var branch : merge.branches()) {
            ends.add(layers(branch, place.inside(name + "/" + (ends.size() + 1))));
        }
        if (join == Join.RESIDUAL_IF_SAME
                && ends.stream().map(this::shape).distinct().count() > 1) {
            return ends.getFirst();
        }
        return add(name, join.op(), ends, merge.line());
    }

    private Shape shape(String node) {
        return shapes.getOrDefault(node, Shape.NONE);
    }

    private String add(String name, Op op, List<String> inputs, int line) {
        if (nodes.size() == NODES) {
            throw new IllegalArgumentException(
                    "The network must have at most %,d operations, but has more in line %d.".formatted(NODES, line));
        }
        var node = new Node(name, op, inputs);
        var in = inputs.isEmpty() ? Shape.NONE : shape(inputs.getFirst());
        try {
            shapes.put(name, Shape.after(shapes, node, in));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("In line %d: %s".formatted(line, e.getMessage()));
        }
        nodes.add(node);
        return name;
    }
}
