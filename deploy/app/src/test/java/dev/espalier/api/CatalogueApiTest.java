package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

@QuarkusTest
class CatalogueApiTest {

    @Test
    void listsWhatIsInstalled() {
        given().get("/api/v1/spaces")
                .then()
                .statusCode(200)
                .body("items.name", hasItems("nasbench201", "sgnas", "sgnas-se", "sgnas-cifar"));
        given().get("/api/v1/methods")
                .then()
                .statusCode(200)
                .body("items.name", hasItems("random-search", "regularized-evolution"));
        given().get("/api/v1/evaluators").then().statusCode(200).body("items.name", hasItem("table"));
        given().get("/api/v1/devices")
                .then()
                .statusCode(200)
                .body("items.metric", hasItem("latency_ms@pixel3"))
                .body("items.find { it.name == 'pixel3' }.source", equalTo("lookup"));
        given().get("/api/v1/tables").then().statusCode(200).body("items.name", hasItem("nasbench201-cifar10"));
    }

    @Test
    void describesASpaceAMethodAndAnEvaluator() {
        given().get("/api/v1/spaces/nasbench201")
                .then()
                .statusCode(200)
                .body("size", equalTo(15625f))
                .body("decisions.size()", equalTo(6))
                .body("tables", hasItem("nasbench201-cifar10"));
        given().get("/api/v1/methods/regularized-evolution")
                .then()
                .statusCode(200)
                .body("settings.name", hasItem("population"));
        given().get("/api/v1/evaluators/table").then().statusCode(200).body("settings.name", hasItem("table"));
        for (var path : new String[] {"spaces/none", "methods/none", "evaluators/none"}) {
            given().get("/api/v1/" + path).then().statusCode(404).body("detail", containsString("(none); there are "));
        }
    }

    @Test
    void drawsTheSameSampleFromTheSameSeed() {
        var first = given().get("/api/v1/spaces/nasbench201/sample?count=5&seed=3")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(given().get("/api/v1/spaces/nasbench201/sample?count=5&seed=3")
                        .asString())
                .isEqualTo(first);
        assertThat(given().get("/api/v1/spaces/nasbench201/sample?count=5&seed=4")
                        .asString())
                .isNotEqualTo(first);
        given().get("/api/v1/spaces/nasbench201/sample?count=101").then().statusCode(400);
        given().get("/api/v1/spaces/nasbench201/sample?seed=x").then().statusCode(400);
    }

    @Test
    void pricesAnArchitecture() {
        given().get("/api/v1/architectures/{id}", "nasbench201:3-3-3-3-3-3")
                .then()
                .statusCode(200)
                .body("id", equalTo("nasbench201:3-3-3-3-3-3"))
                .body("notation", startsWith("|nor_conv_3x3~0|+|"))
                .body("cost.macs", greaterThan(100_000_000))
                .body("latencies.device", hasItem("pixel3"));
        given().get("/api/v1/architectures/{id}", "nasbench201:9-9-9-9-9-9")
                .then()
                .statusCode(400);
        given().get("/api/v1/architectures/{id}", "nowhere:1-2").then().statusCode(404);
        given().get("/api/v1/architectures/{id}", "nonsense").then().statusCode(400);
    }

    private static String asJson(String yaml) throws IOException {
        Object values = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return new ObjectMapper().writeValueAsString(values);
    }

    @Test
    void describesRacesByASchemaThatAllExamplesFulfil() throws IOException {
        var text = given().get("/api/v1/schemas/race.json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
        var examples = new ArrayList<Path>();
        try (var files = Files.newDirectoryStream(Path.of("../../examples"), "race*.yaml")) {
            files.forEach(examples::add);
        }

        assertThat(examples).hasSizeGreaterThan(1);
        for (var example : examples) {
            var race = Files.readString(example);
            assertThat(schema.validate(asJson(race), InputFormat.JSON))
                    .as(example.toString())
                    .isEmpty();
            assertThat(schema.validate(asJson(race.replace("random-search", "randm-search")), InputFormat.JSON))
                    .as(example.toString())
                    .isNotEmpty();
        }
    }

    @Test
    void describesFilesByASchemaThatTheExampleFulfils() throws IOException {
        var text = given().get("/api/v1/schemas/experiment.json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
        Object values = new Yaml(new SafeConstructor(new LoaderOptions())).load(Searches.FILE);
        var json = new ObjectMapper();
        assertThat(schema.validate(json.writeValueAsString(values), InputFormat.JSON))
                .isEmpty();
        Object wrong = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Searches.FILE.replace("population", "populaton"));
        assertThat(schema.validate(json.writeValueAsString(wrong), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void refusesTablesThatCannotBe() {
        Searches.text("text/csv")
                .body("a,b\n")
                .post("/api/v1/tables?name=../x&space=nasbench201&metric=val_accuracy_pct%3Da")
                .then()
                .statusCode(400)
                .body("problems[0]", startsWith("The `name` (../x) must match"));
        Searches.text("text/csv")
                .body("a,b\n")
                .post("/api/v1/tables?name=x&space=nasbench201&metric=Val&metric=b")
                .then()
                .statusCode(400)
                .body("problems.size()", equalTo(2));
        Searches.text("text/csv")
                .body("a\n")
                .post("/api/v1/tables?name=x&space=none&metric=a_pct%3Da")
                .then()
                .statusCode(404);
    }

    @Test
    void calibratesADeviceAndPredictsAllOtherArchitectures() {
        var rows = IntStream.range(0, 12)
                .mapToObj(i -> "nasbench201:0-0-0-%d-%d-3,%d\n".formatted(i / 5, i % 5, 10 + i))
                .collect(Collectors.joining("", "architecture,latency_ms\n", ""));
        Searches.text("text/csv")
                .body(rows)
                .post("/api/v1/devices?name=my-phone&space=nasbench201&title=Mine&batch=2")
                .then()
                .statusCode(201)
                .body("title", equalTo("Mine"))
                .body("calibration.measurements", equalTo(12));
        given().get("/api/v1/devices/my-phone")
                .then()
                .statusCode(200)
                .body("source", equalTo("predicted"))
                .body("batch", equalTo(2))
                .body("calibration.space", equalTo("nasbench201"));
        given().get("/api/v1/architectures/nasbench201:0-0-0-0-1-3")
                .then()
                .body("latencies.find { it.device == 'my-phone' }.source", equalTo("measured"))
                .body("latencies.find { it.device == 'my-phone' }.meanMs", equalTo(11f));
        given().get("/api/v1/architectures/nasbench201:3-3-3-3-3-3")
                .then()
                .body("latencies.find { it.device == 'my-phone' }.source", equalTo("predicted"))
                .body("latencies.find { it.device == 'my-phone' }.stdMs", greaterThan(0f));
        given().get("/api/v1/spaces/nasbench201/worth-measuring?count=3").then().body("items.size()", equalTo(3));
        given().get("/api/v1/devices/nobody").then().statusCode(404);
        Searches.text("text/csv")
                .body(rows.replace(",10\n", ",-10\n"))
                .post("/api/v1/devices?name=other&space=nasbench201")
                .then()
                .statusCode(400)
                .body("problems", hasSize(1));
    }

    @Test
    void writesTheNetworkOfAnArchitectureThatAnswersAsTheNetworkThatIsTrained() {
        var answer = given().get("/api/v1/architectures/nasbench201:0-3-2-1-4-0.onnx?seed=3")
                .then()
                .statusCode(200)
                .extract();
        assertThat(answer.header("Espalier-Images")).isEqualTo("8");
        assertThat(Double.parseDouble(answer.header("Espalier-Largest-Difference")))
                .isLessThan(1e-4);
        assertThat(answer.asByteArray()).hasSizeGreaterThan(100_000);
        String sentences = given().get("/api/v1/spaces/nasbench-nlp/sample?count=1")
                .then()
                .extract()
                .path("items[0].id");
        given().get("/api/v1/architectures/%s.onnx".formatted(sentences))
                .then()
                .statusCode(400)
                .body(
                        "problems[0]",
                        equalTo(
                                "The architecture (%s) cannot be exported: ONNX cannot say all operations of its network."
                                        .formatted(sentences)));
    }

    @Test
    void saysWhatRunsHere() {
        // A run on the other database that ran on this one by mistake would prove nothing.
        var database = System.getenv("ESPALIER_DATABASE") == null ? "h2" : "postgresql";
        given().get("/api/v1/system")
                .then()
                .statusCode(200)
                .body("temporal.kind", equalTo("embedded"))
                .body("database.kind", equalTo(database))
                .body("queues", hasItem("search"));
    }

    @Test
    void describesItself() {
        var api = given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(api.getMap("paths").keySet().stream().map(String::valueOf))
                .contains("/api/v1/experiments", "/api/v1/experiments/{id}/forks", "/api/v1/tables", "/api/v1/datasets")
                .noneMatch(path -> path.equals("/sign-in"));
        assertThat(api.getMap("components.schemas").keySet().stream().map(String::valueOf))
                .contains(
                        "Experiment",
                        "Trial",
                        "Round",
                        "Problem",
                        "ExperimentFile",
                        "ExperimentChange",
                        "ExperimentFork");
        assertThat(api.getString("paths.'/api/v1/experiments'.post.operationId"))
                .isEqualTo("createExperiment");
        assertThat(
                        api.getString(
                                "paths.'/api/v1/experiments'.post.responses.default.content.'application/problem+json'.schema.'$ref'"))
                .isEqualTo("#/components/schemas/Problem");
        given().get("/q/swagger-ui/").then().statusCode(200);
    }
}
