package dev.espalier.file;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.ComponentInfo;
import dev.espalier.catalogue.ComponentInfo.Setting;
import dev.espalier.file.Quantity.Unit;
import dev.espalier.space.SearchSpace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The JSON Schema (2020-12) of experiment files, with what is installed here, for editors that complete and check. */
public final class ExperimentSchema {

    private static final String METRIC = "[a-z][a-z0-9_]{0,63}(@[a-z0-9_-]{1,64})?";
    private static final String DEVICE_PART = "(@[a-z0-9_-]{1,64})?";
    private static final String NUMBER = "\\+?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?";

    private ExperimentSchema() {}

    /** The schema as JSON values. */
    public static Map<String, Object> of(Catalogue catalogue) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "An Espalier experiment");
        schema.put("type", "object");
        schema.put("properties", properties(catalogue));
        schema.put("required", List.of("name", "space", "objectives", "method", "evaluator", "budget"));
        schema.put("additionalProperties", false);
        return schema;
    }

    static Map<String, Object> properties(Catalogue catalogue) {
        var spaces = catalogue.spaces().stream().map(SearchSpace::name).toList();
        var properties = new LinkedHashMap<String, Object>();
        properties.put("name", text("The experiment's name.", ExperimentReader.NAME));
        properties.put("space", described("What can be built.", Map.of("enum", spaces)));
        properties.put(
                "objectives",
                list("What is to be optimised.", text("", "\\s*(maximize|minimize)\\s+" + METRIC + "\\s*"), 1));
        properties.put("constraints", list("Upper limits to keep, each with its unit.", constraint(), 0));
        properties.put("method", described("How candidates are proposed.", components(catalogue.methods(), Map.of())));
        properties.put(
                "screen",
                described(
                        "What ranks candidates before they are evaluated; the method's own if left out.",
                        components(catalogue.screens(), Map.of())));
        properties.put(
                "evaluator", described("How candidates are evaluated.", components(catalogue.evaluators(), Map.of())));
        properties.put("budget", budget());
        properties.put(
                "pool",
                integer(
                        "Candidates proposed in a round, at least the batch; four times the batch if left out.",
                        1,
                        ExperimentReader.MOST_POOL));
        properties.put(
                "batch", integer("Candidates evaluated in a round; 16 if left out.", 1, ExperimentReader.MOST_BATCH));
        properties.put(
                "concurrency",
                integer("Evaluations under way at once; 8 if left out.", 1, ExperimentReader.MOST_CONCURRENCY));
        properties.put(
                "measure_on",
                list("Devices that measure every evaluated candidate.", text("", ExperimentReader.DEVICE), 0));
        properties.put("seed", integer("Where chance begins; drawn if left out.", Long.MIN_VALUE, Long.MAX_VALUE));
        properties.put("labels", labels());
        return properties;
    }

    static Map<String, Object> described(String description, Map<String, Object> schema) {
        var described = new LinkedHashMap<>(schema);
        if (!description.isEmpty()) {
            described.put("description", description);
        }
        return described;
    }

    static Map<String, Object> text(String description, String pattern) {
        return described(description, Map.of("type", "string", "pattern", "^(" + pattern + ")$"));
    }

    static Map<String, Object> integer(String description, long least, long most) {
        return described(description, Map.of("type", "integer", "minimum", least, "maximum", most));
    }

    static Map<String, Object> list(String description, Map<String, Object> items, int least) {
        return described(description, Map.of("type", "array", "items", items, "minItems", least, "uniqueItems", true));
    }

    /** One pattern for each kind of unit, and one for metrics whose name states none. */
    private static Map<String, Object> constraint() {
        var patterns = new ArrayList<String>();
        for (var kind : Quantity.Kind.values()) {
            patterns.add("[a-z][a-z0-9_]*_(%s)%s\\s*(<=|≤)\\s*%s\\s*(%s)"
                    .formatted(suffixes(kind), DEVICE_PART, NUMBER, symbols(kind)));
        }
        patterns.add("(?![a-z0-9_]*_(%s)(@|\\s|<|≤))%s\\s*(<=|≤)\\s*-?%s"
                .formatted(
                        Arrays.stream(Quantity.Kind.values())
                                .map(ExperimentSchema::suffixes)
                                .collect(Collectors.joining("|")),
                        METRIC,
                        NUMBER));
        return text("METRIC <= NUMBER UNIT", "\\s*(" + String.join("|", patterns) + ")\\s*");
    }

    private static String suffixes(Quantity.Kind kind) {
        return String.join("|", Unit.suffixes(kind));
    }

    private static String symbols(Quantity.Kind kind) {
        return Arrays.stream(Unit.values())
                .filter(unit -> unit.kind() == kind)
                .map(unit -> unit.symbol().replace("u", "[uµμ]"))
                .collect(Collectors.joining("|"));
    }

    private static Map<String, Object> budget() {
        var duration = "\\s*" + NUMBER + "\\s*(" + symbols(Quantity.Kind.TIME) + ")\\s*";
        return described(
                "What may be spent: the experiment ends when either limit is reached.",
                Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of(
                                "trials", trials(),
                                "gpu_time", text("Time of all evaluations together: 500 h.", duration)),
                        "minProperties",
                        1,
                        "additionalProperties",
                        false));
    }

    static Map<String, Object> trials() {
        return integer("Candidates evaluated.", 1, Integer.MAX_VALUE - 1);
    }

    private static Map<String, Object> labels() {
        return described(
                "For people and for grouping.",
                Map.of(
                        "type", "object",
                        "propertyNames", Map.of("pattern", "^" + ExperimentReader.LABEL + "$"),
                        "additionalProperties",
                                Map.of(
                                        "type",
                                        List.of("string", "number", "boolean"),
                                        "maxLength",
                                        ExperimentReader.LONGEST_LABEL)));
    }

    /**
     * A name alone where every setting has a standard value, or a name among its settings.
     *
     * @param more what may stand among the settings of each
     */
    static Map<String, Object> components(List<ComponentInfo> components, Map<String, Object> more) {
        List<Object> ways = new ArrayList<>();
        var alone = components.stream()
                .filter(component -> required(component).isEmpty())
                .map(ComponentInfo::name)
                .toList();
        if (!alone.isEmpty()) {
            ways.add(Map.of("enum", alone));
        }
        components.forEach(component -> ways.add(component(component, more)));
        return Map.of("anyOf", ways);
    }

    private static List<String> required(ComponentInfo component) {
        return component.settings().stream()
                .filter(setting -> setting.standard().isEmpty())
                .map(Setting::name)
                .toList();
    }

    private static Map<String, Object> component(ComponentInfo component, Map<String, Object> more) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("name", Map.of("const", component.name()));
        properties.putAll(more);
        component.settings().forEach(setting -> properties.put(setting.name(), setting(setting)));
        var required = new ArrayList<>(List.of("name"));
        required.addAll(required(component));
        return described(
                component.summary(),
                Map.of(
                        "type",
                        "object",
                        "properties",
                        properties,
                        "required",
                        required,
                        "additionalProperties",
                        false));
    }

    private static Map<String, Object> setting(Setting setting) {
        var type = switch (setting.type()) {
            case "integer" -> Map.<String, Object>of("type", "integer");
            case "number" -> Map.<String, Object>of("type", "number");
            case "yes or no", "yes/no" -> Map.<String, Object>of("enum", List.of(true, false, "yes", "no"));
            default -> Map.<String, Object>of("type", List.of("string", "number", "boolean"));
        };
        var described = described(setting.summary(), type);
        if (!setting.standard().isEmpty()) {
            described.put("default", standard(setting));
        }
        return described;
    }

    private static Object standard(Setting setting) {
        return switch (setting.type()) {
            case "integer", "number" -> new BigDecimal(setting.standard());
            case "yes or no", "yes/no" -> Set.of("true", "yes").contains(setting.standard());
            default -> setting.standard();
        };
    }
}
