package dev.espalier.file;

import dev.espalier.catalogue.InvalidInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The file of an experiment as fields, which its schema describes and the text fills; the text is the truth. */
public final class ExperimentForm {

    private static final String NAME = "name";
    private static final List<String> COMPONENTS = List.of("method", "screen", "evaluator");

    private final Map<String, Object> schema;
    private final YamlText text;
    private final Map<String, List<String>> offered;

    private ExperimentForm(Map<String, Object> schema, YamlText text, Map<String, List<String>> offered) {
        this.schema = schema;
        this.text = text;
        this.offered = offered;
    }

    /** What a field is filled with. */
    public enum Kind {
        TEXT,
        NUMBER,
        CHOICE,
        LINES
    }

    /**
     * One value of the file.
     *
     * @param path of keys, with dots between: {@code budget.trials}
     * @param value as the text has it, a list with an item a line; empty where the text has none
     * @param standard what holds where it is left out, or empty
     * @param hint a sentence about it
     * @param options what can be chosen
     * @param line of the text in which it stands, or 0; {@code last} in which it ends
     */
    public record Field(
            String path,
            String label,
            Kind kind,
            String value,
            String standard,
            String hint,
            List<String> options,
            int line,
            int last) {

        public Field {
            options = List.copyOf(options);
        }

        /** The last key of its path; of the name of a component, that component's. */
        public String key() {
            return path.endsWith("." + NAME)
                    ? path.substring(0, path.indexOf('.'))
                    : path.substring(path.lastIndexOf('.') + 1);
        }
    }

    /** Fields that belong together. */
    public record Part(String title, List<Field> fields) {}

    /**
     * The fields of a text.
     *
     * @param schema of experiment files
     * @param offered what can be chosen at a path beyond what the schema says
     * @throws InvalidInput when the text is no YAML of keys and values
     */
    public static List<Part> parts(String text, Map<String, Object> schema, Map<String, List<String>> offered) {
        return new ExperimentForm(schema, YamlText.of(text), offered).parts();
    }

    /** The value at a path, as a field has it; empty where there is none. */
    public static String value(String text, String path) {
        return YamlText.of(text)
                .found(List.of(path.split("\\.")))
                .map(found -> String.join("\n", found.items()))
                .orElse("");
    }

    /**
     * The text with one field changed; an empty value takes its key away.
     *
     * @param tables for the evaluator that needs one, the first of which is written with it
     * @throws InvalidInput when the text is no YAML of keys and values
     */
    public static String edited(String text, String path, String value, List<String> tables) {
        var yaml = YamlText.of(text);
        var keys = List.of(path.split("\\."));
        var lines =
                value.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (keys.size() == 2 && keys.getLast().equals(NAME) && COMPONENTS.contains(keys.getFirst())) {
            return component(yaml, keys.subList(0, 1), String.join(" ", lines), tables);
        }
        if (List.of("objectives", "constraints", "measure_on").contains(path)) {
            return yaml.with(keys, lines);
        }
        return lines.isEmpty() ? yaml.without(keys) : yaml.with(keys, String.join(" ", lines));
    }

    /** Settings belong to one component: another one begins with none. */
    private static String component(YamlText yaml, List<String> keys, String name, List<String> tables) {
        if (name.isEmpty()) {
            return yaml.without(keys);
        }
        if (name.equals("table") && !tables.isEmpty()) {
            var values = new LinkedHashMap<String, String>();
            values.put(NAME, name);
            values.put("table", tables.getFirst());
            return yaml.with(keys, values);
        }
        return yaml.with(keys, name);
    }

    private List<Part> parts() {
        return List.of(
                new Part(
                        "What",
                        Stream.of("name", "space", "objectives", "constraints")
                                .map(this::plain)
                                .toList()),
                new Part(
                        "How",
                        COMPONENTS.stream()
                                .flatMap(key -> component(key).stream())
                                .toList()),
                new Part(
                        "How much",
                        Stream.concat(
                                        budget().stream(),
                                        Stream.of("batch", "pool", "concurrency", "seed", "measure_on")
                                                .map(this::plain))
                                .toList()));
    }

    private Map<String, Object> property(Map<String, Object> owner, String key) {
        return map(map(owner.get("properties")).get(key));
    }

    private Field plain(String key) {
        return field(key, key, property(schema, key));
    }

    private List<Field> budget() {
        var budget = property(schema, "budget");
        return Stream.of("trials", "gpu_time")
                .map(key -> field("budget." + key, key, property(budget, key)))
                .toList();
    }

    /** The choice of a component, then its settings. */
    private List<Field> component(String key) {
        var path = key + "." + NAME;
        var ways = list(property(schema, key).get("anyOf")).stream()
                .map(ExperimentForm::map)
                .toList();
        var described =
                ways.stream().filter(way -> way.containsKey("properties")).toList();
        var names = described.stream()
                .map(way -> String.valueOf(property(way, NAME).get("const")))
                .toList();
        var value = value(path);
        var chosen = described.stream()
                .filter(way -> value.equals(property(way, NAME).get("const")))
                .findFirst();
        var hint = chosen.map(way -> text(way.get("description")))
                .orElse(text(property(schema, key).get("description")));
        var fields = new ArrayList<Field>();
        fields.add(made(path, label(key), Kind.CHOICE, "", hint, names));
        chosen.ifPresent(way -> map(way.get("properties")).forEach((setting, inner) -> {
            if (!setting.equals(NAME)) {
                fields.add(field(key + "." + setting, setting, map(inner)));
            }
        }));
        return fields;
    }

    private Field field(String path, String key, Map<String, Object> described) {
        var options = offered.getOrDefault(
                path,
                list(described.get("enum")).stream()
                        .map(String::valueOf)
                        .filter(word -> !List.of("yes", "no").contains(word))
                        .toList());
        var type = described.get("type");
        var kind = !options.isEmpty()
                ? Kind.CHOICE
                : "array".equals(type)
                        ? Kind.LINES
                        : "integer".equals(type) || "number".equals(type) ? Kind.NUMBER : Kind.TEXT;
        var hint = text(described.get("description")) + range(described);
        return made(path, label(key), kind, text(described.get("default")), hint, options);
    }

    private Field made(String path, String label, Kind kind, String standard, String hint, List<String> options) {
        var found = text.found(List.of(path.split("\\.")));
        return new Field(
                path,
                label,
                kind,
                value(path),
                standard,
                hint,
                options,
                found.map(YamlText.Found::line).orElse(0),
                found.map(YamlText.Found::last).orElse(0));
    }

    private String value(String path) {
        return text.found(List.of(path.split("\\.")))
                .map(found -> String.join("\n", found.items()))
                .orElse("");
    }

    /** Only where it says something: a range up to what an integer can be is none. */
    private static String range(Map<String, Object> described) {
        return described.get("maximum") instanceof Number most && most.longValue() < Integer.MAX_VALUE - 1
                ? " From %s to %,d.".formatted(described.get("minimum"), most.longValue())
                : "";
    }

    private static String label(String key) {
        var words = key.replace('_', ' ').replace("gpu", "GPU");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
