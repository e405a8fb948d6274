package dev.espalier.file;

import dev.espalier.catalogue.Catalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema (2020-12) of race files, made of that of experiment files and what the reader of races asks. */
public final class RaceSchema {

    /** What every problem must have, be it of its own or from above. */
    private static final List<String> OF_EACH_PROBLEM = List.of("space", "objectives", "evaluator");

    private RaceSchema() {}

    /** The schema as JSON values. */
    public static Map<String, Object> of(Catalogue catalogue) {
        var shared = shared(catalogue);
        var properties = new LinkedHashMap<>(shared);
        properties.put("name", ExperimentSchema.text("The race's name.", RaceReader.NAME));
        properties.put("methods", methods(catalogue));
        properties.put("seeds", seeds());
        properties.put("budget", budget());
        properties.put("problems", problems(shared));
        properties.put(
                "concurrency",
                ExperimentSchema.integer("Runs under way at once; 8 if left out.", 1, RaceReader.MOST_CONCURRENCY));
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "An Espalier race");
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", List.of("name", "methods", "budget"));
        schema.put(
                "allOf", OF_EACH_PROBLEM.stream().map(RaceSchema::aboveOrOfEach).toList());
        schema.put("additionalProperties", false);
        return schema;
    }

    /** What all runs of a problem share, as it stands in an experiment's file, but one objective. */
    private static Map<String, Object> shared(Catalogue catalogue) {
        var properties = ExperimentSchema.properties(catalogue);
        properties.keySet().retainAll(RaceReader.shared());
        if (properties.get("objectives") instanceof Map<?, ?> objectives) {
            var one = new LinkedHashMap<String, Object>();
            objectives.forEach((key, value) -> one.put(String.valueOf(key), value));
            one.put("maxItems", 1);
            properties.put("objectives", one);
        }
        properties.put(
                "target",
                Map.of(
                        "type",
                        "number",
                        "description",
                        "Figure whose reaching is timed, in the metric's unit; the optimum, where a table knows it."));
        return properties;
    }

    private static Map<String, Object> methods(Catalogue catalogue) {
        var called = ExperimentSchema.text("What one that stands twice is called here.", RaceReader.ENTRANT);
        var method = ExperimentSchema.components(catalogue.methods(), Map.of("as", called));
        return ExperimentSchema.list("What is compared.", method, 2);
    }

    private static Map<String, Object> seeds() {
        var seed = ExperimentSchema.integer("", 0, Long.MAX_VALUE);
        var these = new LinkedHashMap<>(ExperimentSchema.list("These very ones.", seed, 1));
        these.put("maxItems", RaceReader.MOST_SEEDS);
        return ExperimentSchema.described(
                "The same for every method and problem; 20 if left out.",
                Map.of(
                        "anyOf",
                        List.of(
                                ExperimentSchema.integer("The first ones, from 0 on.", 1, RaceReader.MOST_SEEDS),
                                these)));
    }

    private static Map<String, Object> budget() {
        return ExperimentSchema.described(
                "What each run may spend.",
                Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of("trials", ExperimentSchema.trials()),
                        "required",
                        List.of("trials"),
                        "additionalProperties",
                        false));
    }

    private static Map<String, Object> problems(Map<String, Object> shared) {
        return ExperimentSchema.described(
                "By name, what differs from what stands above.",
                Map.of(
                        "type",
                        "object",
                        "minProperties",
                        1,
                        "propertyNames",
                        Map.of("pattern", "^(" + RaceReader.ENTRANT + ")$"),
                        "additionalProperties",
                        Map.of("type", "object", "properties", shared, "additionalProperties", false)));
    }

    private static Map<String, Object> aboveOrOfEach(String key) {
        Map<String, Object> required = Map.of("required", List.of(key));
        return Map.of(
                "anyOf",
                List.of(
                        required,
                        Map.of(
                                "required",
                                List.of("problems"),
                                "properties",
                                Map.of("problems", Map.of("additionalProperties", required)))));
    }
}
