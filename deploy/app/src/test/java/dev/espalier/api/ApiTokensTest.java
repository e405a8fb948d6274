package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.espalier.account.Accounts;
import dev.espalier.account.Role;
import dev.espalier.account.TokenRow;
import dev.espalier.account.Tokens;
import dev.espalier.api.Routes.Route;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(WithUsers.class)
class ApiTokensTest {

    @Inject
    Accounts accounts;

    @Inject
    Tokens tokens;

    @AfterAll
    static void forgetUsers() {
        Users.forget();
    }

    @Test
    void aTokenIsShownOnceAndKeptAsAHash() {
        var runner = Users.as(Role.RUNNER);
        var page = runner.form()
                .formParam("name", "nightly")
                .formParam("role", "viewer")
                .formParam("days", "90")
                .post("/account/tokens")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .extract()
                .asString();
        var secret = page.replaceAll("(?s).*<pre[^>]*>(espalier_[A-Za-z0-9_-]+)</pre>.*", "$1");

        given().header("Authorization", "Bearer " + secret)
                .get("/api/v1/spaces")
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer " + secret)
                .post("/api/v1/experiments/x/pause")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:espalier:problem:role"));
        assertThat(runner.browser().get("/account").asString())
                .contains("nightly")
                .doesNotContain(secret);
        TokenRow row = QuarkusTransaction.requiringNew()
                .call(() -> TokenRow.<TokenRow>find("name", "nightly").firstResult());
        assertThat(row.hash).hasSize(64).isNotEqualTo(secret);
        assertThat(row.usedAt).isNotNull();
    }

    @Test
    void aTokenIsAllowedNoMoreThanItsUser() {
        Users.add("runner", Role.RUNNER);
        assertThatThrownBy(() -> tokens.make("runner", "more", Role.ADMIN, Role.RUNNER, null))
                .hasMessageContaining("must not be more than your own (runner)");

        Users.add("admin", Role.ADMIN);
        Users.add("demoted", Role.ADMIN);
        var secret = tokens.make("demoted", "old", Role.ADMIN, Role.ADMIN, null).secret();
        accounts.role("demoted", Role.VIEWER);
        given().header("Authorization", "Bearer " + secret)
                .post("/users")
                .then()
                .statusCode(403);
    }

    @Test
    void aTokenMakesNoOtherThatWouldOutliveIt() {
        given().header("Authorization", "Bearer " + Users.token(Role.ADMIN))
                .contentType("application/json")
                .body(Map.of("name", "another"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(409)
                .body("detail", containsString("A token cannot make another one."));
    }

    @Test
    void aTokenEnds() {
        Users.add("viewer", Role.VIEWER);
        var made = tokens.make("viewer", "short", Role.VIEWER, Role.VIEWER, 1);
        given().header("Authorization", "Bearer " + made.secret())
                .get("/api/v1/spaces")
                .then()
                .statusCode(200);
        QuarkusTransaction.requiringNew()
                .run(() -> TokenRow.update(
                        "endsAt = ?1 where id = ?2", Instant.EPOCH, made.token().id()));
        given().header("Authorization", "Bearer " + made.secret())
                .get("/api/v1/spaces")
                .then()
                .statusCode(401);
    }

    @Test
    @Timeout(60)
    void aRevokedTokenEndsTheStreamThatItFollows() throws IOException {
        var made = Users.made(Role.VIEWER);
        var answer = Routes.send(new Route("GET", "/api/v1/events"), "Authorization", "Bearer " + made.secret());
        assertThat(answer.statusCode()).isEqualTo(200);
        given().header("Authorization", "Bearer " + Users.token(Role.VIEWER))
                .delete("/api/v1/tokens/" + made.token().id())
                .then()
                .statusCode(204);
        assertEnds(answer.body());
        given().header("Authorization", "Bearer " + made.secret())
                .get("/api/v1/spaces")
                .then()
                .statusCode(401);
    }

    @Test
    @Timeout(60)
    void aSessionThatEndsTakesItsStreamAlong() throws IOException {
        var viewer = Users.as(Role.VIEWER);
        var answer = Routes.send(new Route("GET", "/api/v1/events"), "Cookie", "espalier=" + viewer.cookie());
        assertThat(answer.statusCode()).isEqualTo(200);
        viewer.form().post("/sign-out").then().statusCode(303);
        assertEnds(answer.body());
    }

    /** A stream that goes on would be read until the test's time is over. */
    private static void assertEnds(InputStream stream) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            while (lines.readLine() != null) {
                // What was on its way.
            }
        } catch (IOException e) {
            assertThat(e).isNotNull();
        }
    }
}
