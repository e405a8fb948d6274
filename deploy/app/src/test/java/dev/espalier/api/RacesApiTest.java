package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RacesApiTest {

    static final String FILE = """
            name: duo
            space: nasbench201
            objectives: [maximize val_accuracy_pct]
            evaluator: {name: table, table: nasbench201-cifar10}
            methods:
              - random-search
              - {name: regularized-evolution, population: 10, sample: 5}
            seeds: 3
            budget: {trials: 24}
            batch: 8
            """;

    private static final String ONE = "/api/v1/races/{id}";

    static String create(String file) {
        var answer = Searches.yaml(file).post("/api/v1/races");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getString("id");
    }

    static JsonPath await(String id, String status) {
        Searches.follow("races", id, change -> change.contains("\"status\":\"%s\"".formatted(status)));
        return Searches.get("/races/{id}", id);
    }

    @Test
    void runsEveryMethodWithEverySeed() {
        var created = Searches.yaml(FILE).post("/api/v1/races");
        created.then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/races/duo-"))
                .body("methods", equalTo(List.of("random-search", "regularized-evolution")))
                .body("seeds", equalTo(List.of(0, 1, 2)))
                .body("runs", equalTo(6))
                .body("budget", equalTo(24))
                .body("endedAt", nullValue());
        var id = created.jsonPath().getString("id");
        var race = await(id, "finished");

        assertThat(race.getInt("ended")).isEqualTo(6);
        assertThat(race.getInt("statuses.finished")).isEqualTo(6);
        assertThat(race.getInt("trials")).isEqualTo(6 * 24);
        var runs = Searches.get("/experiments?race={id}&limit=100", id);
        assertThat(runs.getList("items.race", String.class)).hasSize(6).containsOnly(id);
        assertThat(runs.getList("items.seed", Integer.class)).containsExactlyInAnyOrder(0, 0, 1, 1, 2, 2);
        assertThat(runs.getList("items.thinkingSeconds", Double.class)).allMatch(seconds -> seconds > 0);
        assertThat(runs.getList("items.labels.race", String.class)).containsOnly(id);
    }

    @Test
    void saysWhatCameOfIt() {
        var id = create(FILE);
        await(id, "finished");

        given().get(ONE + "/results", id)
                .then()
                .statusCode(200)
                .body("contests", hasSize(1))
                .body("contests[0].paired", equalTo(3))
                .body("contests[0].track.optimum", equalTo(91.6067f))
                .body("contests[0].track.target", equalTo(91.6067f))
                .body("contests[0].standings", hasSize(2))
                .body("contests[0].standings[0].best.median", greaterThan(85f))
                .body("contests[0].standings[0].reported.test_accuracy_pct.count", equalTo(3))
                .body("contests[0].duels", hasSize(1))
                .body("contests[0].curves[0].evaluations", hasSize(24))
                .body("ranks", hasSize(2));
    }

    @Test
    void theRunsBestIsThatOfItsExperiment() {
        var id = create(FILE);
        await(id, "finished");

        var rows =
                given().get(ONE + "/report?format=runs", id).asString().lines().toList();
        assertThat(rows).hasSize(7);
        assertThat(rows.getFirst())
                .startsWith("run,problem,method,seed,status,evaluations,metric,best,regret,evaluations_to_best,");
        for (var row : rows.subList(1, rows.size())) {
            var cells = row.split(",", -1);
            var experiment = Searches.get("/experiments/{id}", cells[0]);
            assertThat(Double.parseDouble(cells[7])).isCloseTo(experiment.getDouble("best.value"), within(1e-4));
            assertThat(cells[3]).isEqualTo(experiment.getString("seed"));
        }
        var curves = given().get(ONE + "/report?format=curves", id)
                .asString()
                .lines()
                .toList();
        assertThat(curves).hasSize(1 + 2 * 24);
        assertThat(curves.getFirst()).isEqualTo("problem,method,evaluations,median,low_95,high_95");
    }

    @Test
    void reportsInOneFileThatNeedsNothingElse() {
        var id = create(FILE);
        await(id, "finished");

        var html = given().get(ONE + "/report", id)
                .then()
                .statusCode(200)
                .header("Content-Disposition", "attachment; filename=\"%s.html\"".formatted(id))
                .contentType(startsWith("text/html"))
                .extract()
                .asString();
        assertThat(html)
                .contains("Is the difference sure?", "class=\"anytime\"", "name: duo", "seeds 0 to 2")
                .doesNotContain("<script", "<link", "href=\"/", "src=");
        given().get(ONE + "/report?format=pdf", id).then().statusCode(400);
    }

    @Test
    void itsRunsDrownNoOtherExperiments() {
        var id = create(FILE);
        await(id, "finished");

        assertThat(Searches.get("/experiments?limit=500").getList("items.race", String.class))
                .filteredOn(Objects::nonNull)
                .isEmpty();
        assertThat(Searches.get("/experiments?race=all&limit=500").getList("items.race", String.class))
                .contains(id);
        assertThat(Searches.get("/experiments?label=race:{id}&limit=500", id).getList("items.id", String.class))
                .hasSize(6);
    }

    @Test
    void everyRunCanBeVerified() {
        var id = create(FILE);
        await(id, "finished");

        String run = Searches.get("/experiments?race={id}", id).getString("items[0].id");
        given().accept("application/json")
                .post("/api/v1/experiments/{run}/verify", run)
                .then()
                .statusCode(200)
                .body("ok", equalTo(true));
        given().delete("/api/v1/experiments/{run}", run)
                .then()
                .statusCode(409)
                .body("detail", containsString("it is a run of the race (%s)".formatted(id)));
    }

    @Test
    void isStoppedAsAWholeAndGoesOnWhereItWas() {
        var id = create(FILE.replace("nasbench201-cifar10}", "nasbench201-cifar10, time_scale: 0.0005}")
                        .replace("trials: 24", "trials: 16")
                + "concurrency: 2\n");
        given().post(ONE + "/stop", id).then().statusCode(200);
        var stopped = await(id, "stopped");
        assertThat(stopped.getInt("ended")).isLessThan(6);
        given().post(ONE + "/pause", id)
                .then()
                .statusCode(409)
                .body("detail", equalTo("The race (%s) is stopped and cannot be paused.".formatted(id)));

        given().post(ONE + "/start", id).then().statusCode(200);
        given().post(ONE + "/pause", id).then().statusCode(200).body("status", equalTo("paused"));
        given().post(ONE + "/resume", id).then().statusCode(200).body("status", equalTo("running"));
        assertThat(await(id, "finished").getInt("trials")).isEqualTo(6 * 16);
        assertThat(Searches.get("/experiments?race={id}&limit=100", id).getList("items.id", String.class))
                .hasSize(6);
    }

    @Test
    void isDeletedWithAllItsRuns() {
        var id = create(FILE);
        await(id, "finished");

        given().delete(ONE, id).then().statusCode(204);
        given().get(ONE, id).then().statusCode(404).body("detail", equalTo("There is no race (%s).".formatted(id)));
        assertThat(Searches.get("/experiments?race={id}", id).getList("items")).isEmpty();
    }

    @Test
    void aRequestThatComesTwiceMakesOneRace() {
        var first = Searches.yaml(FILE).header("Idempotency-Key", "race-once").post("/api/v1/races");
        var again = Searches.yaml(FILE).header("Idempotency-Key", "race-once").post("/api/v1/races");

        assertThat(again.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
    }

    @Test
    void checksWithoutCreating() {
        Searches.yaml(FILE)
                .post("/api/v1/races/check")
                .then()
                .statusCode(200)
                .body("problems", hasSize(0))
                .body("runs", equalTo(6))
                .body("trials", equalTo(144));
        Searches.yaml(FILE.replace("- random-search", "- randm-search"))
                .post("/api/v1/races/check")
                .then()
                .statusCode(200)
                .body("problems", hasSize(1))
                .body("problems[0]", startsWith("There is no method (randm-search)"))
                .body("runs", equalTo(0));
        Searches.yaml(FILE.replace("seeds: 3", "seeds: 0"))
                .post("/api/v1/races")
                .then()
                .statusCode(400);
    }
}
