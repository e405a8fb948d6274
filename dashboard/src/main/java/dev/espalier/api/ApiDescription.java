package dev.espalier.api;

import dev.espalier.gate.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Completes the description of the API: bodies that are read as files, problems, and the token. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    static final String FILE = "ExperimentFile";
    static final String RACE = "RaceFile";
    static final String CHANGE = "ExperimentChange";
    static final String FORK = "ExperimentFork";

    private static final String PROBLEM = "Problem";
    private static final String TOKEN = "token";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents()
                .addSchema(FILE, file())
                .addSchema(CHANGE, change())
                .addSchema(FORK, fork())
                .addSchema(RACE, race())
                .addSchema(PROBLEM, problem())
                .addSecurityScheme(
                        TOKEN,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description(
                                        "An API token of a user, or ESPALIER_TOKEN of the server; none is asked for where signing in is off."));
        api.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(TOKEN));
        if (api.getPaths() != null && api.getPaths().getPathItems() != null) {
            api.getPaths().getPathItems().values().stream()
                    .flatMap(path -> path.getOperations().values().stream())
                    .forEach(operation -> operation.getResponses().setDefaultValue(refusal()));
        }
    }

    private static org.eclipse.microprofile.openapi.models.responses.APIResponse refusal() {
        return OASFactory.createAPIResponse()
                .description("Why it was not done")
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))));
    }

    private static Schema typed(SchemaType type) {
        return OASFactory.createSchema().type(List.of(type));
    }

    private static Schema text(String description) {
        return typed(SchemaType.STRING).description(description);
    }

    private static Schema number(String description) {
        return typed(SchemaType.INTEGER).description(description);
    }

    private static Schema texts(String description) {
        return typed(SchemaType.ARRAY).items(typed(SchemaType.STRING)).description(description);
    }

    private static Schema problem() {
        return typed(SchemaType.OBJECT)
                .description("RFC 9457")
                .addProperty("type", text("What kind of problem"))
                .addProperty("title", text("The kind in words"))
                .addProperty("status", number("The HTTP status"))
                .addProperty("detail", text("What went wrong this time"))
                .addProperty("problems", texts("Every problem in one sentence; a way out may follow on a second line"));
    }

    private static Schema change() {
        return typed(SchemaType.OBJECT)
                .description("What is left out stays as it is.")
                .addProperty("budget", budget("gpuTime"))
                .addProperty("constraints", texts("All limits that hold from then on: latency_ms@pixel3 <= 5 ms"))
                .addProperty("concurrency", number("1 to 500"));
    }

    private static Schema budget(String gpuTime) {
        return typed(SchemaType.OBJECT)
                .addProperty("trials", number("At least 1"))
                .addProperty(gpuTime, text("With its unit: 500 h"));
    }

    private static Schema fork() {
        return change().description("What is left out is as the parent's.")
                .addProperty("round", number("After which it leaves the parent, counted from 1; 0 for the start"))
                .addProperty("name", text("Lower case, digits and hyphens; the parent's with -fork if left out"))
                .addProperty("seed", number("The parent's repeats the parent"))
                .addProperty("method", typed(SchemaType.OBJECT).description("Settings to be changed, by name"))
                .addProperty("pool", number("The batch to 4096"))
                .addProperty("batch", number("1 to 1024"))
                .required(List.of("round"));
    }

    private static Schema file() {
        return typed(SchemaType.OBJECT)
                .description(
                        "An experiment file. Its JSON Schema, with what is installed, is /api/v1/schemas/experiment.json.")
                .addProperty("name", text("Lower case, digits and hyphens"))
                .addProperty("space", text("Of /api/v1/spaces"))
                .addProperty("objectives", texts("maximize METRIC or minimize METRIC"))
                .addProperty("constraints", texts("METRIC <= NUMBER UNIT"))
                .addProperty("method", typed(SchemaType.OBJECT).description("A name, or a name among its settings"))
                .addProperty("evaluator", typed(SchemaType.OBJECT).description("A name, or a name among its settings"))
                .addProperty("budget", budget("gpu_time"))
                .addProperty("pool", number("The batch to 4096; four times the batch if left out"))
                .addProperty("batch", number("1 to 1024; 16 if left out"))
                .addProperty("concurrency", number("1 to 500; 8 if left out"))
                .addProperty("measure_on", texts("Devices that measure every candidate"))
                .addProperty("seed", number("Drawn if left out"))
                .addProperty("labels", typed(SchemaType.OBJECT).description("For people and for grouping"))
                .required(List.of("name", "space", "objectives", "method", "evaluator", "budget"))
                .examples(List.of(example()));
    }

    private static Schema race() {
        return file().description(
                        "A race's file: an experiment's without method, seed and labels, and these. Its JSON Schema, with what is"
                                + " installed, is /api/v1/schemas/race.json.")
                .addProperty(
                        "methods",
                        typed(SchemaType.ARRAY)
                                .description(
                                        "At least two: a name, or a name among its settings, with `as` where one stands twice"))
                .addProperty(
                        "seeds",
                        typed(SchemaType.OBJECT).description("How many, from 0 on, or a list of them; 20 if left out"))
                .addProperty(
                        "problems",
                        typed(SchemaType.OBJECT)
                                .description("By name: space, objectives, constraints, evaluator or sizes that differ"))
                .addProperty("target", number("Figure whose reaching is timed; the optimum, where a table knows it"))
                .addProperty("concurrency", number("Runs at once, 1 to 64; 8 if left out"))
                .required(List.of("name", "methods", "budget"))
                .examples(List.of(Map.of(
                        "name", "nb201",
                        "space", "nasbench201",
                        "objectives", List.of("maximize val_accuracy_pct"),
                        "evaluator", Map.of("name", "table", "table", "nasbench201-cifar10"),
                        "methods", List.of("random-search", "regularized-evolution"),
                        "seeds", 20,
                        "budget", Map.of("trials", 304))));
    }

    private static Map<String, Object> example() {
        return Map.of(
                "name", "first-search",
                "space", "nasbench201",
                "objectives", List.of("maximize val_accuracy_pct"),
                "constraints", List.of("latency_ms@pixel3 <= 5 ms"),
                "method", "regularized-evolution",
                "evaluator", Map.of("name", "table", "table", "nasbench201-cifar10"),
                "budget", Map.of("trials", 1000));
    }
}
