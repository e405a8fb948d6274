package dev.espalier.space.custom;

import dev.espalier.space.Problems;
import dev.espalier.space.custom.Layer.Apply;
import dev.espalier.space.custom.Layer.Join;
import dev.espalier.space.custom.Layer.Merge;
import dev.espalier.space.custom.Layer.Repeat;
import dev.espalier.space.custom.Layer.Stage;
import dev.espalier.space.custom.Layer.Use;
import dev.espalier.space.custom.Part.Field;
import dev.espalier.space.custom.Part.Fields;
import dev.espalier.space.custom.Part.Items;
import dev.espalier.space.custom.Part.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads layers, notes what they refer to, and goes on after a problem. */
final class LayerReader {

    /** What is no operation but builds of layers. */
    static final Set<String> STRUCTURES = Stream.concat(
                    Stream.of("stage", "repeat", "residual"), Join.LISTED.keySet().stream())
            .collect(Collectors.toUnmodifiableSet());

    private final Set<String> decisions;
    private final References references;
    private final Problems problems;

    LayerReader(Set<String> decisions, References references, Problems problems) {
        this.decisions = decisions;
        this.references = references;
        this.problems = problems;
    }

    /** A list of layers; a single one may stand without a list. */
    List<Layer> layers(Part part) {
        var layers = new ArrayList<Layer>();
        for (var layer : part instanceof Items(var parts, int _) ? parts : List.of(part)) {
            switch (layer) {
                case Text text when !text.missing() -> add(layers, named(text, null));
                case Fields(var fields, int _) when fields.size() == 1 -> add(layers, keyed(fields.getFirst()));
                case Fields(var fields, int line) ->
                    problems.add(
                            "The layer in line %d must have one key, its operation, but has %s.\nMaybe indent the settings further than the operation."
                                    .formatted(
                                            line,
                                            fields.stream()
                                                    .map(field -> field.key().value())
                                                    .toList()));
                default ->
                    problems.add("The layer in line %d must be an operation, but is %s."
                            .formatted(layer.line(), layer.kind()));
            }
        }
        return layers;
    }

    private static void add(List<Layer> layers, @Nullable Layer layer) {
        if (layer != null) {
            layers.add(layer);
        }
    }

    private @Nullable Layer keyed(Field field) {
        int line = field.key().line();
        var join = Join.LISTED.get(field.key().value());
        if (join != null) {
            return merge(join, field.value(), line);
        }
        return switch (field.key().value()) {
            case "stage" -> new Stage(layers(field.value()), line);
            case "repeat" -> repeat(field.value(), line);
            case "residual" -> residual(field.value(), line);
            default -> named(field.key(), field.value());
        };
    }

    private @Nullable Layer repeat(Part part, int line) {
        var fields = part instanceof Fields found ? found : new Fields(List.of(), line);
        var layers = fields.get("layers");
        if (fields.get("times") instanceof Text times && layers != null) {
            Keys.requireOnly(fields, List.of("times", "layers"), problems);
            return new Repeat(value(times), layers(layers), line);
        }
        problems.add("The `repeat` in line %d must have `times` and `layers`.".formatted(line));
        return null;
    }

    private @Nullable Layer merge(Join join, Part part, int line) {
        if (part instanceof Items(var branches, int _) && branches.size() > 1) {
            if (join.takesTwo() && branches.size() > 2) {
                problems.add("The `%s` in line %d must have two branches, but has %d."
                        .formatted(join.key(), line, branches.size()));
            }
            return new Merge(join, branches.stream().map(this::layers).toList(), line);
        }
        problems.add("The joined branches in line %d must be a list of at least two lists of layers.".formatted(line));
        return null;
    }

    /** Of a list, or of {@code body} and {@code shortcut}, the latter layers or {@code if_same}. */
    private @Nullable Layer residual(Part part, int line) {
        var fields = part instanceof Fields found ? found : new Fields(List.of(), line);
        var written = fields.get("body");
        if (written == null) {
            return new Merge(Join.RESIDUAL, List.of(layers(part), List.of()), line);
        }
        Keys.requireOnly(fields, List.of("body", "shortcut"), problems);
        var body = layers(written);
        return switch (fields.get("shortcut")) {
            case null -> new Merge(Join.RESIDUAL, List.of(body, List.of()), line);
            case Text(var text, var _, int _)
            when text.equals("if_same") -> new Merge(Join.RESIDUAL_IF_SAME, List.of(body, List.of()), line);
            case Part shortcut -> new Merge(Join.RESIDUAL, List.of(body, layers(shortcut)), line);
        };
    }

    private @Nullable Layer named(Text key, @Nullable Part part) {
        if (STRUCTURES.contains(key.value())) {
            problems.add("The `%s` in line %d must have layers.".formatted(key.value(), key.line()));
            return null;
        }
        var primitive = Primitive.of(key.value());
        var settings = settings(key, primitive, part);
        if (primitive == null) {
            references.settings(settings.keySet());
            return references.use(new Use(value(key), settings, key.line()));
        }
        for (var setting : settings.keySet()) {
            if (!primitive.settings().contains(setting)) {
                problems.add("The setting `%s` of %s in line %d is not known; known are %s."
                        .formatted(setting, key.value(), key.line(), primitive.settings()));
            }
        }
        for (var setting : primitive.required()) {
            if (!settings.containsKey(setting)) {
                problems.add("The `%s` of %s in line %d must be given.".formatted(setting, key.value(), key.line()));
            }
        }
        return new Apply(primitive, settings, key.line());
    }

    private Map<String, Value> settings(Text key, @Nullable Primitive primitive, @Nullable Part part) {
        var settings = new LinkedHashMap<String, Value>();
        switch (part) {
            case null -> {}
            case Text text when text.missing() -> {}
            case Text text
            when primitive != null && !primitive.settings().isEmpty() ->
                settings.put(primitive.settings().getFirst(), value(text));
            case Fields(var fields, int _) -> {
                for (var field : fields) {
                    if (field.value() instanceof Text text && !text.missing()) {
                        settings.put(field.key().value(), value(text));
                    } else {
                        problems.add("The `%s` in line %d must be text or a number, but is %s."
                                .formatted(
                                        field.key().value(),
                                        field.key().line(),
                                        field.value().kind()));
                    }
                }
            }
            default ->
                problems.add("The settings of %s in line %d must be keys with values, but are %s."
                        .formatted(key.value(), key.line(), part.kind()));
        }
        return settings;
    }

    Value value(Text text) {
        try {
            return references.noted(Value.of(text, decisions));
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Value.constant(text.value(), text.line());
        }
    }
}
