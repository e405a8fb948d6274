package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.espalier.file.ExperimentFile;
import dev.espalier.file.Naming;
import dev.espalier.file.Text;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExperimentsApiTest {

    private static final String ONE = "/api/v1/experiments/{id}";

    @Test
    void createsAnExperimentThatRunsToItsEnd() {
        var created = Searches.post(Searches.FILE);
        created.then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/experiments/small-"))
                .header("ETag", startsWith("\"0."))
                .body("id", startsWith("small-"))
                .body("seed", equalTo(7))
                .body("budget.trials", equalTo(48))
                .body("budget.gpuTime", nullValue())
                .body("constraints", equalTo(List.of("latency_ms@pixel3 <= 20 ms")))
                .body("labels.team", equalTo("vision"))
                .body("file.method.population", equalTo(20));
        var id = created.jsonPath().getString("id");
        Searches.await(id, change -> change.contains("\"status\":\"finished\""));
        given().get(ONE, id)
                .then()
                .statusCode(200)
                .body("status", equalTo("finished"))
                .body("ending", equalTo("budget_spent"))
                .body("trials", equalTo(48))
                .body("rounds", equalTo(6))
                .body("best.metric", equalTo("val_accuracy_pct"))
                .body("stateSha256", not(emptyOrNullString()))
                .body("links.page", equalTo("/experiments/" + id));
    }

    @Test
    void answersNothingNewToACallerWhoHasTheExperiment() {
        var id = Searches.finished(Searches.FILE);
        var tag = given().get(ONE, id).header("ETag");
        given().header("If-None-Match", tag).get(ONE, id).then().statusCode(304).header("ETag", tag);
        given().header("If-None-Match", "\"other\", W/" + tag)
                .get(ONE, id)
                .then()
                .statusCode(304);
        given().header("If-None-Match", "\"other\"").get(ONE, id).then().statusCode(200);
    }

    @Test
    void exportsAFileThatMakesTheSameExperiment() {
        var id = Searches.finished(Searches.FILE);
        var yaml = given().get(ONE + "/export?format=yaml", id);
        yaml.then().statusCode(200).header("Content-Disposition", "attachment; filename=\"" + id + ".yaml\"");
        var naming = new Naming("abc123", 1);
        assertThat(ExperimentFile.parse(Text.yaml(yaml.asString()), naming))
                .isEqualTo(ExperimentFile.parse(Text.yaml(Searches.FILE), naming));
    }

    @Test
    void exportsEverythingAndTheTrialsAsATable() {
        var id = Searches.finished(Searches.FILE);
        given().get(ONE + "/export?format=json", id)
                .then()
                .statusCode(200)
                .body("experiment.id", equalTo(id))
                .body("trials", hasSize(48))
                .body("rounds", hasSize(6))
                .body("history.kind", hasItem("created"));
        var csv = given().get(ONE + "/export?format=csv", id)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv.lines().toList()).hasSize(49);
        assertThat(csv)
                .startsWith("trial,round,status,architecture,notation,origin,parents,")
                .contains("val_accuracy_pct")
                .doesNotContainPattern("[0-9]{13}");
        given().get(ONE + "/export?format=exe", id).then().statusCode(400);
    }

    @Test
    void verifiesEveryDecision() {
        var id = Searches.finished(Searches.FILE);
        var sha = given().get(ONE, id).jsonPath().getString("stateSha256");
        given().accept("application/json")
                .post(ONE + "/verify", id)
                .then()
                .statusCode(200)
                .body("ok", equalTo(true))
                .body("firstDifference", nullValue())
                .body("stateSha256", equalTo(sha));
        var lines = given().accept("application/x-ndjson")
                .post(ONE + "/verify", id)
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(lines.getFirst()).isEqualTo("{\"checked\":1,\"of\":7}");
        assertThat(lines.getLast()).startsWith("{\"ok\":true,");
    }

    @Test
    void checksWithoutCreating() {
        Searches.yaml(Searches.FILE)
                .post("/api/v1/experiments/check")
                .then()
                .statusCode(200)
                .body("problems", hasSize(0))
                .body("estimate.trials", equalTo(48))
                .body("estimate.knownShare", equalTo(1f));
        Searches.yaml(Searches.FILE.replace("population", "populaton").replace("seed: 7", "seed: x"))
                .post("/api/v1/experiments/check")
                .then()
                .statusCode(200)
                .body(
                        "problems",
                        equalTo(
                                List.of(
                                        "Line 9: The `seed` (x) must be an integer from -9223372036854775808 to 9223372036854775807.",
                                        "The method regularized-evolution has no setting (populaton); it has population, sample.\nMaybe you meant `population`.")))
                .body("estimate", nullValue());
        given().contentType("application/json")
                .body(
                        "{\"name\": \"x\", \"space\": \"nowhere\", \"objectives\": [\"maximize val_accuracy_pct\"], \"method\": \"random-search\", \"evaluator\": {\"name\": \"table\", \"table\": \"nasbench201-cifar10\"}, \"budget\": {\"trials\": 3}}")
                .post("/api/v1/experiments/check")
                .then()
                .statusCode(200)
                .body("problems", hasItem(containsString("There is no space (nowhere)")));
    }

    @Test
    void listsWhatAFilterFits() {
        var one = Searches.finished(Searches.FILE.replace("team: vision", "kind: f1"));
        var other = Searches.finished(Searches.FILE.replace("team: vision", "kind: f2, extra: yes"));
        assertThat(filtered("tag:kind")).containsExactlyInAnyOrder(one, other);
        assertThat(filtered("tag:kind tag:extra=yes")).containsExactly(other);
        assertThat(filtered("tag:kind -tag:extra")).containsExactly(one);
        assertThat(filtered("tag:kind state:finished trials>0.5 failed<1000 gpu_h>=0"))
                .hasSize(2);
        assertThat(filtered("tag:kind state:running,paused")).isEmpty();
        assertThat(filtered("tag:kind val_accuracy_pct>1")).hasSize(2);
        assertThat(filtered("tag:kind val_accuracy_pct>100")).isEmpty();
        assertThat(filtered("tag:kind params_m>0"))
                .as("none makes that best first of all")
                .isEmpty();
        assertThat(filtered("tag:kind id:" + one)).containsExactly(one);
        assertThat(filtered("tag:kind " + other.toUpperCase(Locale.ROOT))).containsExactly(other);
        given().queryParam("filter", "state:happy trials>many")
                .get("/api/v1/experiments")
                .then()
                .statusCode(400)
                .body("problems", hasSize(2));
    }

    @Test
    void listsInAnyOrderPartByPart() {
        var ids = new ArrayList<String>();
        for (var name : List.of("sorted-b", "sorted-c", "sorted-a")) {
            ids.add(Searches.finished(Searches.FILE
                    .replaceFirst("name: [a-z-]+", "name: " + name)
                    .replace("team: vision", "pile: sorted")));
        }
        for (var sort : List.of("", "name", "-best", "trials", "-failed", "gpu", "created")) {
            var found = new ArrayList<String>();
            @Nullable String cursor = null;
            do {
                var part = given().queryParam("filter", "tag:pile=sorted")
                        .queryParam("sort", sort)
                        .queryParam("limit", 1)
                        .queryParam("cursor", cursor == null ? List.of() : List.of(cursor))
                        .get("/api/v1/experiments")
                        .jsonPath();
                found.addAll(part.getList("items.id", String.class));
                cursor = part.getString("next");
            } while (cursor != null);
            assertThat(found).as(sort).containsExactlyInAnyOrderElementsOf(ids);
            if (sort.equals("name")) {
                assertThat(found).containsExactly(ids.get(2), ids.get(0), ids.get(1));
            }
        }
        given().get("/api/v1/experiments?sort=colour")
                .then()
                .statusCode(400)
                .body("problems[0]", startsWith("Experiments cannot be sorted by (colour)"));
    }

    private static List<String> filtered(String filter) {
        return given().queryParam("filter", filter)
                .queryParam("limit", 500)
                .get("/api/v1/experiments")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id", String.class);
    }

    @Test
    void listsNewestFirstByLabelAndStatus() {
        var older = Searches.finished(Searches.FILE.replace("team: vision", "lot: a1"));
        var newer = Searches.finished(Searches.FILE.replace("team: vision", "lot: a2"));
        var all = Searches.get("/experiments?limit=500").getList("items.id", String.class);
        assertThat(all.indexOf(newer)).isLessThan(all.indexOf(older)).isNotNegative();
        assertThat(Searches.get("/experiments?label=lot:a1&limit=1").getList("items.id", String.class))
                .containsExactly(older);
        assertThat(Searches.get("/experiments?label=lot&limit=500").getList("items.id", String.class))
                .containsExactly(newer, older);
        assertThat(Searches.get("/experiments?status=finished,stopped&limit=500")
                        .getList("items.status", String.class))
                .isSubsetOf("finished", "stopped");
        given().get("/api/v1/experiments?status=happy")
                .then()
                .statusCode(400)
                .body("problems[0]", startsWith("The `status` (happy) must be one of running, paused"));
    }

    @Test
    void deletesAnEndedExperimentThatNoForkNeeds() {
        var id = Searches.finished(Searches.FILE);
        var fork = given().contentType("application/json")
                .body("{\"round\": 2, \"budget\": {\"trials\": 24}, \"seed\": 8, \"name\": \"branch\"}")
                .post(ONE + "/forks", id);
        fork.then()
                .statusCode(201)
                .body("id", startsWith("branch-"))
                .body("fork.parent", equalTo(id))
                .body("fork.round", equalTo(2))
                .body("seed", equalTo(8));
        var forkId = fork.jsonPath().getString("id");
        Searches.await(forkId, change -> change.contains("\"status\":\"finished\""));
        given().get(ONE + "/lineage", forkId).then().body("ancestors.id", equalTo(List.of(id)));
        given().get(ONE + "/trials/0-0", forkId).then().statusCode(200).body("experiment", equalTo(id));
        given().delete(ONE, id).then().statusCode(409).body("detail", containsString(forkId));
        given().delete(ONE, forkId).then().statusCode(204);
        given().delete(ONE, id).then().statusCode(204);
        given().get(ONE, id).then().statusCode(404);
    }

    @Test
    void refusesForksFromRoundsThatWereNotClosed() {
        var id = Searches.finished(Searches.FILE);
        given().contentType("application/json")
                .body("{\"round\": 7}")
                .post(ONE + "/forks", id)
                .then()
                .statusCode(400)
                .body(
                        "problems[0]",
                        equalTo("The `round` (7) must be from 0 to 6, the rounds that %s has closed.".formatted(id)));
    }
}
