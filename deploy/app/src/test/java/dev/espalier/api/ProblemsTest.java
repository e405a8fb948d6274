package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ProblemsTest {

    private static void assertProblem(Response answer, int status) {
        answer.then().statusCode(status).contentType("application/problem+json").body("status", equalTo(status));
        assertThat(answer.jsonPath().getString("detail")).isNotBlank();
        assertThat(answer.jsonPath().getList("problems")).isNotEmpty();
        assertThat(answer.asString())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("dev.espalier");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nothing, 404",
        "GET, /api/v2/experiments, 404",
        "PUT, /api/v1/experiments, 405",
        "DELETE, /api/v1/spaces, 405",
        "GET, /api/v1/experiments/nobody-abc123, 404",
        "GET, /api/v1/experiments/nobody-abc123/trials, 404",
        "GET, /api/v1/experiments/nobody-abc123/front, 404",
        "GET, /api/v1/experiments/nobody-abc123/best, 404",
        "GET, /api/v1/experiments/nobody-abc123/rounds, 404",
        "GET, /api/v1/experiments/nobody-abc123/history, 404",
        "GET, /api/v1/experiments/nobody-abc123/lineage, 404",
        "GET, /api/v1/experiments/nobody-abc123/export, 404",
        "GET, /api/v1/experiments/nobody-abc123/events, 404",
        "POST, /api/v1/experiments/nobody-abc123/pause, 404",
        "POST, /api/v1/experiments/nobody-abc123/verify, 404",
        "DELETE, /api/v1/experiments/nobody-abc123, 404",
        "GET, /api/v1/experiments?limit=0, 400",
        "GET, /api/v1/experiments?limit=501, 400",
        "GET, /api/v1/experiments?limit=many, 400",
        "GET, /api/v1/experiments?cursor=nonsense, 400",
        "GET, /api/v1/experiments?cursor=%00, 400",
    })
    void speaksInProblems(String method, String path, int status) {
        assertProblem(given().urlEncodingEnabled(false).accept("*/*").request(method, path), status);
    }

    @Test
    void takesFilesOnly() {
        assertProblem(given().contentType("image/png").body(new byte[3]).post("/api/v1/experiments"), 415);
        assertProblem(given().contentType("application/json").body("{").post("/api/v1/experiments"), 400);
        assertProblem(
                Searches.text("application/yaml")
                        .body(new byte[] {(byte) 0xff, 0x41})
                        .post("/api/v1/experiments"),
                400);
        assertProblem(Searches.text("application/yaml").body("").post("/api/v1/experiments"), 400);
    }

    @Test
    void tellsEveryProblemOfAFile() {
        var answer = Searches.post("name: X\nspace: nasbench201\nbatch: 0\n");
        assertProblem(answer, 400);
        answer.then()
                .body("type", equalTo("urn:espalier:problem:invalid-input"))
                .body("detail", equalTo("There are 6 problems."));
        assertThat(answer.jsonPath().getList("problems", String.class))
                .hasSize(6)
                .anyMatch(problem -> problem.startsWith("Line 3: The `batch` (0)"));
    }

    @Test
    void tellsWhatTheCatalogueKnowsBetter() {
        assertProblem(Searches.post(Searches.FILE.replace("population", "populaton")), 400);
        Searches.post(Searches.FILE.replace("nasbench201-cifar10", "nowhere"))
                .then()
                .statusCode(400)
                .body("problems[0]", containsString("There is no table (nowhere)"));
    }

    @Test
    void refusesBombsAndLongBodies() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            var alias = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(9, alias))));
        }
        var answer = Searches.post(bomb.toString());
        assertProblem(answer, 400);
        answer.then().body("problems[0]", containsString("unfolds to more than 20000 values"));
        assertProblem(Searches.post("#".repeat(300_000)), 413);
        assertProblem(Searches.post("#".repeat(3_000_000)), 413);
        given().contentType("application/json")
                .body("[".repeat(2_000))
                .post("/api/v1/experiments/check")
                .then()
                .statusCode(200)
                .body("problems[0]", containsString("not valid JSON"));
    }

    @Test
    void findsNoFileByAName() {
        var names = new ArrayList<String>();
        for (var up : List.of(
                "..",
                "%2e%2e",
                "..%2f",
                "%2e%2e%2f",
                "..%5c",
                "%252e%252e%252f",
                "....//",
                "..;",
                "%c0%ae%c0%ae%2f",
                "..%00/")) {
            for (var target : List.of("etc/passwd", "etc%2fpasswd", "application.properties", "espalier.mv.db")) {
                names.add(up + "/" + target);
                names.add((up + "/").repeat(6) + target);
                names.add("small" + "%2f" + up + "%2f" + target);
                names.add(up + target.replace("/", "%2f"));
                names.add("%2f" + up + "%2f" + up + "%2f" + target);
            }
        }
        assertThat(names).hasSizeGreaterThanOrEqualTo(200);
        for (var name : names) {
            for (var path : List.of(
                    "experiments/%s",
                    "experiments/%s/export",
                    "spaces/%s",
                    "methods/%s",
                    "architectures/%s",
                    "experiments/x/trials/%s")) {
                var answer = Raw.send("GET", "/api/v1/" + path.formatted(name));
                assertThat(answer.statusCode()).as(path.formatted(name)).isIn(400, 404, 405);
                assertThat(answer.body())
                        .as(path.formatted(name))
                        .doesNotContain("root:")
                        .doesNotContain("quarkus.");
            }
            var table = Raw.send("POST", "/api/v1/tables?space=nasbench201&metric=a_pct%3Da&name=" + name);
            assertThat(table.statusCode()).as(name).isEqualTo(400);
        }
    }
}
