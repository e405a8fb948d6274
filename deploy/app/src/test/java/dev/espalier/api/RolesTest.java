package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.account.Role;
import dev.espalier.api.Routes.Route;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithUsers.class)
class RolesTest {

    @AfterAll
    static void forgetUsers() {
        Users.forget();
    }

    /** What each route needs, written down a second time. */
    private static Role needed(Route route) {
        var path = route.path();
        if (path.startsWith("/users") || path.startsWith("/audit")) {
            return Role.ADMIN;
        }
        boolean own = path.matches("/account.*|/sign-out|/api/v1/tokens.*");
        boolean question = path.matches("/api/v1/(experiments|races)/check|/(experiments|races)/new/fragments/.*");
        return route.method().equals("GET") || own || question ? Role.VIEWER : Role.RUNNER;
    }

    /** The status, and why not where it is 403. */
    private static String outcome(Route route, String header, String value) throws IOException {
        var answer = Routes.send(route, header, value);
        try (var body = answer.body()) {
            if (answer.statusCode() != 403) {
                return String.valueOf(answer.statusCode());
            }
            var text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return "403 " + text.replaceAll("(?s).*\"urn:espalier:problem:([a-z-]+)\".*", "$1");
        }
    }

    @Test
    void everyRouteIsOpenToItsRolesOnly() throws IOException {
        var routes = Routes.all();
        assertThat(routes)
                .hasSizeGreaterThan(100)
                .contains(
                        new Route("POST", "/experiments/x/stop"),
                        new Route("PUT", "/api/v1/experiments/x/notes"),
                        new Route("DELETE", "/api/v1/races/x"));
        var wrong = new ArrayList<String>();
        for (var role : Role.values()) {
            var cookie = "espalier=" + Users.as(role).cookie();
            var bearer = "Bearer " + Users.token(role);
            for (var route : routes) {
                if (route.path().equals("/sign-in")) {
                    continue;
                }
                boolean may = role.includes(needed(route));
                // Without the token of its forms a browser gets this far and no further, so nothing is done.
                var passed = route.method().equals("GET") ? "(?!401|403).*" : "403 csrf|415";
                check(wrong, role, route, outcome(route, "Cookie", cookie), may ? passed : "403 role");
                if (!may || route.method().equals("GET")) {
                    check(wrong, role, route, outcome(route, "Authorization", bearer), may ? passed : "403 role");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(List<String> wrong, Role role, Route route, String outcome, String expected) {
        if (!outcome.matches(expected)) {
            wrong.add("%s as %s: %s instead of %s".formatted(route, role.word(), outcome, expected));
        }
    }

    @Test
    void nobodyGetsAnywhereWithoutSigningIn() throws IOException {
        for (var route : Routes.all()) {
            if (!route.path().equals("/sign-in")) {
                assertThat(outcome(route, "Cookie", "espalier=made-up"))
                        .as(route.toString())
                        .isEqualTo("401");
                assertThat(outcome(route, "Authorization", "Bearer espalier_made-up"))
                        .as(route.toString())
                        .isEqualTo("401");
            }
        }
    }

    @Test
    void aRouteThatIsNotListedIsDeniedToAdmins() {
        for (var path : List.of("/q/dev-ui", "/q/info", "/nothing", "/api/v2/experiments", "/h2-console", "/usersx")) {
            Users.as(Role.ADMIN).browser().get(path).then().statusCode(404);
            given().get(path).then().statusCode(401);
        }
        Users.as(Role.ADMIN).form().request("PATCH", "/experiments").then().statusCode(404);
    }
}
