package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.espalier.account.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithUsers.class)
class CsrfTest {

    private static final String PAUSE = "/experiments/nobody-abc123/pause";

    @AfterAll
    static void forgetUsers() {
        Users.forget();
    }

    @Test
    void aFormMustComeFromAPageOfItsSession() {
        var runner = Users.as(Role.RUNNER);
        var other = Users.as(Role.RUNNER);

        runner.browser().post(PAUSE).then().statusCode(403).body(containsString("not sent from a page of the session"));
        runner.browser().formParam("csrf", "").post(PAUSE).then().statusCode(403);
        runner.browser().formParam("csrf", "0".repeat(64)).post(PAUSE).then().statusCode(403);
        runner.browser().formParam("csrf", other.csrf()).post(PAUSE).then().statusCode(403);
        runner.browser().header("X-Csrf", other.csrf()).post(PAUSE).then().statusCode(403);
        runner.browser().queryParam("csrf", runner.csrf()).post(PAUSE).then().statusCode(403);
        runner.browser()
                .accept("application/json")
                .contentType("application/yaml")
                .body("name: x".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/experiments")
                .then()
                .statusCode(403);

        runner.form().post(PAUSE).then().statusCode(404);
        runner.browser().header("X-Csrf", runner.csrf()).post(PAUSE).then().statusCode(404);
        // Nothing sends a token by itself, so nothing is proven by a second one.
        given().header("Authorization", "Bearer " + Users.token(Role.RUNNER))
                .post(PAUSE)
                .then()
                .statusCode(404);
    }

    @Test
    void everyFormOfAPageHoldsTheTokenOfItsSession() {
        Users.add("viewer", Role.VIEWER);
        var admin = Users.as(Role.ADMIN);
        for (var path : List.of("/account", "/users", "/users/viewer", "/races/new", "/experiments/new", "/datasets")) {
            var page =
                    admin.browser().get(path).then().statusCode(200).extract().asString();
            var forms = page.split("method=\"post\"", -1).length - 1;
            assertThat(page.split("name=\"csrf\" value=\"" + admin.csrf(), -1).length - 1)
                    .as(path)
                    .isEqualTo(forms)
                    .isPositive();
        }
    }
}
