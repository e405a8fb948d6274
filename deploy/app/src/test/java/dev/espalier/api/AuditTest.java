package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.account.AuditRow;
import dev.espalier.account.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithUsers.class)
class AuditTest {

    @AfterAll
    static void forgetUsers() {
        Users.forget();
    }

    @Test
    void everyChangeIsWrittenDownWithWhoAndWhatCameOfIt() {
        var runner = Users.as(Role.RUNNER);
        runner.form().post("/experiments/written-abc123/pause").then().statusCode(404);
        var bearer = "Bearer " + Users.token(Role.RUNNER);
        given().header("Authorization", bearer)
                .post("/api/v1/races/written-abc123/stop")
                .then()
                .statusCode(404);
        given().header("Authorization", bearer)
                .header("User-Agent", "espalier/test")
                .delete("/api/v1/experiments/written-abc123")
                .then()
                .statusCode(404);
        given().header("Authorization", "Bearer " + Users.token(Role.VIEWER))
                .post("/api/v1/experiments/written-abc123/stop")
                .then()
                .statusCode(403);
        var created = given().header("Authorization", bearer)
                .contentType("application/yaml")
                .body(Searches.FILE.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/experiments?paused=true")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");

        assertThat(written())
                .contains(
                        "runner, page: pause experiment written-abc123: 404",
                        "runner, API: stop race written-abc123: 404",
                        "runner, command line: delete experiment written-abc123: 404",
                        "viewer, API: stop experiment written-abc123: 403",
                        "runner, API: create experiment " + created + ": 201",
                        "runner, page: sign in user runner: 303");
        assertThat(Users.as(Role.ADMIN).browser().get("/audit?user=runner").asString())
                .contains("experiment " + created, "experiment written-abc123", ">refused</span>", ">done</span>")
                .doesNotContain("viewer</a>");
        assertThat(given().header("Authorization", bearer)
                        .get("/api/v1/experiments/%s/history".formatted(created))
                        .asString())
                .contains("runner (API)");
    }

    private static List<String> written() {
        return QuarkusTransaction.requiringNew()
                .call(() -> AuditRow.<AuditRow>listAll().stream()
                        .map(row ->
                                "%s, %s: %s %s: %d".formatted(row.actor, row.via, row.action, row.target, row.status))
                        .toList());
    }

    @Test
    void aFailedSignInIsWrittenDownWithoutWhatWasTyped() {
        SignedIn.attempt("a password in the wrong field", "x").then().statusCode(401);
        assertThat(written())
                .contains(", page: sign in unknown user: 401")
                .noneMatch(line -> line.contains("wrong field"));
    }

    @Test
    void theAuditLogContinuesWhereAPageEnds() {
        var bearer = "Bearer " + Users.token(Role.RUNNER);
        for (int i = 0; i < 51; i++) {
            given().header("Authorization", bearer).post("/api/v1/races/paged-%d/stop".formatted(i));
        }
        var admin = Users.as(Role.ADMIN);
        var first = admin.browser().get("/audit?user=runner").asString();
        var next =
                first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");

        assertThat(first).contains("race paged-50").doesNotContain("race paged-0<");
        assertThat(admin.browser().urlEncodingEnabled(false).get(next).asString())
                .contains("race paged-0<", "First page")
                .doesNotContain("race paged-50");
    }
}
