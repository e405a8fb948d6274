package dev.espalier.space.custom;

import dev.espalier.space.Decision;
import dev.espalier.space.Problems;
import dev.espalier.space.custom.Part.Fields;
import dev.espalier.space.custom.Part.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a space builds: the {@code network} and {@code ops} of its file. */
final class TemplateReader {

    private final List<Decision> decisions;
    private final Problems problems;
    private final References references = new References();
    private final LayerReader reader;

    TemplateReader(List<Decision> decisions, Problems problems) {
        this.decisions = decisions;
        this.problems = problems;
        this.reader = new LayerReader(
                decisions.stream().map(Decision::name).collect(Collectors.toSet()), references, problems);
    }

    /** @return null when there is none, or problems keep it from being read */
    @Nullable
    Template read(@Nullable Part network, @Nullable Part ops) {
        var defined = ops == null ? Map.<String, List<Layer>>of() : ops(ops);
        if (network == null) {
            if (ops != null) {
                problems.add(
                        "The `ops` in line %d must be used by a `network`, but there is none.".formatted(ops.line()));
            }
            return null;
        }
        var fields = network instanceof Fields found ? found : new Fields(List.of(), network.line());
        var layers = fields.get("layers");
        if (!(fields.get("input") instanceof Fields input) || layers == null) {
            problems.add("The `network` in line %d must have `input` and `layers`.".formatted(network.line()));
            return null;
        }
        Keys.requireOnly(fields, List.of("input", "layers"), problems);
        Keys.requireOnly(input, List.of("channels", "size", "classes"), problems);
        var template = new Template(
                value(input, "channels"),
                value(input, "size"),
                value(input, "classes"),
                List.copyOf(reader.layers(layers)),
                defined);
        references.check(decisions, defined.keySet(), problems);
        return template;
    }

    private Value value(Fields input, String key) {
        if (input.get(key) instanceof Text text && !text.missing()) {
            return reader.value(text);
        }
        problems.add("The `%s` of the `input` in line %d must be a number.".formatted(key, input.line()));
        return Value.constant("1", input.line());
    }

    private Map<String, List<Layer>> ops(Part part) {
        var ops = new LinkedHashMap<String, List<Layer>>();
        if (!(part instanceof Fields(var fields, int _))) {
            problems.add(
                    "The `ops` in line %d must be keys with layers, but are %s.".formatted(part.line(), part.kind()));
            return ops;
        }
        for (var field : fields) {
            var name = field.key().value();
            if (Primitive.of(name) != null || LayerReader.STRUCTURES.contains(name) || !Names.fits(name)) {
                problems.add("The operation (%s) in line %d must have a name of its own: %s."
                        .formatted(name, field.key().line(), Names.RULE));
            }
            ops.put(name, List.copyOf(reader.layers(field.value())));
        }
        return ops;
    }
}
