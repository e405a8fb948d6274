package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CourseApiTest {

    private static final String ONE = "/api/v1/experiments/{id}";

    private static Response change(String id, String body) {
        return given().contentType("application/json").body(body).post(ONE + "/set", id);
    }

    @Test
    void pausesResumesAndStops() {
        var id = Searches.create(Searches.LONG);
        given().delete(ONE, id).then().statusCode(409).body("detail", containsString("cannot be deleted"));
        given().post(ONE + "/pause", id).then().statusCode(200).body("status", equalTo("paused"));
        given().post(ONE + "/resume", id).then().statusCode(200).body("status", equalTo("running"));
        given().post(ONE + "/stop?now=true", id).then().statusCode(200);
        Searches.await(id, change -> change.contains("\"status\":\"stopped\""));
        given().post(ONE + "/pause", id)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("is stopped and cannot be paused"));
    }

    @Test
    void tellsWhichTrialsWaitForADeviceThatNobodyServes() {
        given().put("/api/v1/devices/unplugged").then().statusCode(200);
        var id = Searches.create("""
                name: waiting
                space: nasbench201
                objectives: [maximize val_accuracy_pct, minimize latency_ms@unplugged]
                measure_on: [unplugged]
                method: random-search
                evaluator: {name: table, table: nasbench201-cifar10, time_scale: 0.0001}
                budget: {trials: 2}
                """);
        Searches.await(
                id,
                _ -> Searches.get("/experiments/{id}/running", id)
                        .getList("items.awaited.flatten()")
                        .equals(List.of("unplugged", "unplugged")));
        given().get(ONE + "/running", id)
                .then()
                .body("items.trial", equalTo(List.of("0-0", "0-1")))
                .body("items.attempt", equalTo(List.of(1, 1)));
        given().post(ONE + "/stop?now=true", id).then().statusCode(200);
        Searches.await(id, change -> change.contains("\"status\":\"stopped\""));
        given().get(ONE + "/running", id).then().body("items.size()", equalTo(0));
    }

    @Test
    void startsPausedWhenAsked() {
        var answer = Searches.yaml(Searches.FILE).post("/api/v1/experiments?paused=true");
        answer.then().statusCode(201).body("status", equalTo("paused"));
        var id = answer.jsonPath().getString("id");
        given().post(ONE + "/resume", id).then().statusCode(200);
        Searches.await(id, change -> change.contains("\"status\":\"finished\""));
    }

    @Test
    void goesOnAfterItsEndWithALargerBudget() {
        var id = Searches.finished(Searches.FILE);
        given().post(ONE + "/start", id).then().statusCode(409).body("detail", containsString("has spent its budget"));
        change(id, "{\"budget\": {\"trials\": 64}}")
                .then()
                .statusCode(200)
                .body("revision", equalTo(1))
                .body("budget.trials", equalTo(64));
        given().post(ONE + "/start", id).then().statusCode(200);
        Searches.await(id, change -> change.contains("\"trials\":64") && change.contains("\"status\":\"finished\""));
    }

    @Test
    void changesOnlyTheRevisionThatWasSeen() {
        var id = Searches.finished(Searches.FILE);
        var seen = given().get(ONE, id).header("ETag");
        given().contentType("application/json")
                .header("If-Match", seen)
                .body("{\"concurrency\": 3}")
                .post(ONE + "/set", id)
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(seen)));
        given().contentType("application/json")
                .header("If-Match", seen)
                .body("{\"concurrency\": 4}")
                .post(ONE + "/set", id)
                .then()
                .statusCode(409)
                .body("detail", containsString("changed by somebody else"));
        assertThat(given().get(ONE, id).jsonPath().getInt("file.concurrency")).isEqualTo(3);
        given().contentType("application/json")
                .header("If-Match", "\"nonsense\"")
                .body("{\"concurrency\": 4}")
                .post(ONE + "/set", id)
                .then()
                .statusCode(400);
    }

    @Test
    void refusesChangesThatMakeNoSense() {
        var id = Searches.finished(Searches.FILE);
        change(id, "{\"concurrency\": 0, \"seed\": 4, \"constraints\": [\"latency_ms@pixel3 <= 3\"]}")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:espalier:problem:invalid-input"))
                .body("problems.size()", equalTo(3));
        change(id, "{}").then().statusCode(400);
        change(id, "{").then().statusCode(400).body("problems[0]", containsString("not valid JSON"));
        change("nobody-abc123", "{\"concurrency\": 3}").then().statusCode(404);
    }

    @Test
    void doesARequestThatComesTwiceOnce() {
        var key = UUID.randomUUID().toString();
        var first = posted(key, Searches.FILE);
        first.then().statusCode(201);
        var second = posted(key, Searches.FILE);
        second.then().statusCode(201).body("id", equalTo(first.jsonPath().getString("id")));
        posted(key, Searches.FILE + "# another\n")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("was used for another request before"));
        var other = posted(UUID.randomUUID().toString(), Searches.FILE);
        other.then().statusCode(201).body("id", not(equalTo(first.jsonPath().getString("id"))));
    }

    @Test
    void changesTheCourseOnceForARequestThatComesTwice() {
        var id = Searches.finished(Searches.FILE);
        var key = UUID.randomUUID().toString();
        for (int time = 0; time < 2; time++) {
            keyed(key, "{\"concurrency\": 3}", id).then().statusCode(200).body("revision", equalTo(1));
        }
        keyed(key, "{\"concurrency\": 4}", id).then().statusCode(422);
        assertThat(given().get(ONE, id).jsonPath().getInt("file.concurrency")).isEqualTo(3);
    }

    private static Response keyed(String key, String change, String id) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(change)
                .post(ONE + "/set", id);
    }

    private static Response posted(String key, String file) {
        return Searches.yaml(file).header("Idempotency-Key", key).post("/api/v1/experiments");
    }

    @Test
    void forksOnceForARequestThatComesTwice() {
        var id = Searches.finished(Searches.FILE);
        var key = UUID.randomUUID().toString();
        var first = forked(key, id, "{\"round\": 6, \"budget\": {\"trials\": 56}}")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
        forked(key, id, "{\"round\": 6, \"budget\": {\"trials\": 56}}")
                .then()
                .statusCode(201)
                .body("id", equalTo(first));
        forked(key, id, "{\"round\": 5, \"budget\": {\"trials\": 56}}").then().statusCode(422);
        given().get("/api/v1/experiments/" + id + "/history")
                .then()
                .body("items.findAll { it.kind == 'forked' }.detail", equalTo(List.of("After round 6.")));
    }

    @Test
    void aForkKeepsToTheLimitsThatHeldInTheRoundThatItBeginsWith() {
        var id = Searches.finished(Searches.FILE);
        change(id, "{\"constraints\": [\"latency_ms@pixel3 <= 8 ms\"], \"budget\": {\"trials\": 64}}")
                .then()
                .statusCode(200);

        forked(UUID.randomUUID().toString(), id, "{\"round\": 3}")
                .then()
                .statusCode(201)
                .body("constraints", equalTo(List.of("latency_ms@pixel3 <= 20 ms")))
                .body("budget.trials", equalTo(64));
        forked(UUID.randomUUID().toString(), id, "{\"round\": 6}")
                .then()
                .statusCode(201)
                .body("constraints", equalTo(List.of("latency_ms@pixel3 <= 8 ms")));
    }

    private static Response forked(String key, String id, String body) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(ONE + "/forks", id);
    }
}
