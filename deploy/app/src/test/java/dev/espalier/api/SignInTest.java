package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.espalier.account.AccountRow;
import dev.espalier.account.Accounts;
import dev.espalier.account.AuditRow;
import dev.espalier.account.Role;
import dev.espalier.account.TokenRow;
import dev.espalier.account.Tokens;
import dev.espalier.api.Routes.Route;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(WithUsers.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignInTest {

    private static final String PASSWORD = "correct horse battery staple";
    private static final String PAUSE = "/experiments/nobody-abc123/pause";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Inject
    Accounts accounts;

    @Inject
    Tokens tokens;

    @BeforeEach
    void everyRoleHasAUser() {
        if (accounts.none()) {
            return;
        }
        for (var role : Role.values()) {
            user(role.word(), role);
        }
    }

    private void user(String name, Role role) {
        if (accounts.find(name).isEmpty()) {
            accounts.add(name, role, PASSWORD);
        }
    }

    @AfterAll
    static void forgetUsers() {
        QuarkusTransaction.requiringNew().run(AccountRow::deleteAll);
    }

    private static SignedIn as(Role role) {
        return SignedIn.as(role.word(), PASSWORD);
    }

    private String token(Role role) {
        return tokens.make(role.word(), "test", role, Role.ADMIN, null).secret();
    }

    @Test
    @Order(1)
    void theFirstUserIsMadeWithTheTokenOfTheConsoleOnce() {
        given().get("/sign-in").then().statusCode(200).body(containsString("Make the first user"));
        first("wrong", PASSWORD).then().statusCode(401).body(containsString("not the one-time token"));
        first(WithUsers.oneTimeToken(), "short").then().statusCode(422).body(containsString("at least 12 characters"));
        assertThat(accounts.none()).isTrue();

        var made = first(WithUsers.oneTimeToken(), PASSWORD);
        made.then().statusCode(303);

        assertThat(accounts.list()).singleElement().satisfies(account -> {
            assertThat(account.name()).isEqualTo("admin");
            assertThat(account.role()).isEqualTo(Role.ADMIN);
        });
        SignedIn.with(made.cookie(SignedIn.COOKIE)).browser().get("/users").then().statusCode(200);
        given().get("/sign-in").then().body(not(containsString("One-time token")));
        first(WithUsers.oneTimeToken(), "of somebody else").then().statusCode(401);
        assertThat(accounts.list()).hasSize(1);
    }

    private static io.restassured.response.Response first(String token, String password) {
        return given().formParam("token", token)
                .formParam("name", "Admin")
                .formParam("password", password)
                .redirects()
                .follow(false)
                .post("/sign-in");
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

    private static HttpResponse<InputStream> send(Route route, String header, String value) {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d%s".formatted(RestAssured.port, route.path())))
                .method(route.method(), BodyPublishers.noBody())
                .header(header, value)
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new IllegalStateException(route.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The status, and why not where it is 403. */
    private static String outcome(Route route, String header, String value) throws IOException {
        var answer = send(route, header, value);
        try (var body = answer.body()) {
            if (answer.statusCode() != 403) {
                return String.valueOf(answer.statusCode());
            }
            var text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return "403 " + text.replaceAll("(?s).*\"urn:espalier:problem:([a-z-]+)\".*", "$1");
        }
    }

    @Test
    @Order(2)
    void everyRouteIsOpenToItsRolesOnly() throws IOException {
        var routes = Routes.all();
        assertThat(routes)
                .hasSizeGreaterThan(100)
                .contains(new Route("POST", "/experiments/x/stop"), new Route("DELETE", "/api/v1/races/x"));
        var wrong = new ArrayList<String>();
        for (var role : Role.values()) {
            var cookie = "espalier=" + as(role).cookie();
            var bearer = "Bearer " + token(role);
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
            as(Role.ADMIN).browser().get(path).then().statusCode(404);
            given().get(path).then().statusCode(401);
        }
        as(Role.ADMIN).form().request("PATCH", "/experiments").then().statusCode(404);
    }

    @Test
    void aFormMustComeFromAPageOfItsSession() {
        var runner = as(Role.RUNNER);
        var other = as(Role.RUNNER);

        runner.browser().post(PAUSE).then().statusCode(403).body(containsString("not sent from a page of the session"));
        runner.browser().formParam("csrf", "").post(PAUSE).then().statusCode(403);
        runner.browser().formParam("csrf", "0".repeat(64)).post(PAUSE).then().statusCode(403);
        runner.browser().formParam("csrf", other.csrf()).post(PAUSE).then().statusCode(403);
        runner.browser().header("X-Csrf", other.csrf()).post(PAUSE).then().statusCode(403);
        runner.browser().queryParam("csrf", runner.csrf()).post(PAUSE).then().statusCode(403);
        runner.browser()
                .contentType("application/yaml")
                .body("name: x")
                .post("/api/v1/experiments")
                .then()
                .statusCode(403);

        runner.form().post(PAUSE).then().statusCode(404);
        runner.browser().header("X-Csrf", runner.csrf()).post(PAUSE).then().statusCode(404);
        // Nothing sends a token by itself, so nothing is proven by a second one.
        given().header("Authorization", "Bearer " + token(Role.RUNNER)).post(PAUSE).then().statusCode(404);
    }

    @Test
    void everyFormOfAPageHoldsTheTokenOfItsSession() {
        var admin = as(Role.ADMIN);
        for (var path : List.of("/account", "/users", "/users/viewer", "/races/new", "/experiments/new", "/datasets")) {
            var page = admin.browser().get(path).then().statusCode(200).extract().asString();
            var forms = page.split("method=\"post\"", -1).length - 1;
            assertThat(page.split("name=\"csrf\" value=\"" + admin.csrf(), -1).length - 1)
                    .as(path)
                    .isEqualTo(forms)
                    .isPositive();
        }
    }

    @Test
    void aSessionThatSomebodyPlantedIsWorthNothing() {
        var planted = "planted-by-somebody-else";
        var entered = given().cookie(SignedIn.COOKIE, planted)
                .formParam("name", "viewer")
                .formParam("password", PASSWORD)
                .redirects()
                .follow(false)
                .post("/sign-in");
        entered.then().statusCode(303);
        assertThat(entered.cookie(SignedIn.COOKIE)).hasSize(43).isNotEqualTo(planted);
        assertThat(entered.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Strict");
        given().cookie(SignedIn.COOKIE, planted).get("/api/v1/spaces").then().statusCode(401);
    }

    @Test
    void signingInAgainEndsTheSessionBefore() {
        var before = as(Role.VIEWER);
        var again = given().cookie(SignedIn.COOKIE, before.cookie())
                .formParam("name", "VIEWER")
                .formParam("password", PASSWORD)
                .redirects()
                .follow(false)
                .post("/sign-in");
        assertThat(again.cookie(SignedIn.COOKIE)).isNotEqualTo(before.cookie());
        before.browser().accept("*/*").get("/api/v1/spaces").then().statusCode(401);
    }

    @Test
    void signingOutEndsTheSession() {
        var viewer = as(Role.VIEWER);
        viewer.form().post("/sign-out").then().statusCode(303).header("Location", containsString("/sign-in"));
        viewer.browser().accept("*/*").get("/api/v1/spaces").then().statusCode(401);
        viewer.browser()
                .get("/experiments")
                .then()
                .statusCode(303)
                .header("Location", containsString("/sign-in?next=%2Fexperiments"));
    }

    @Test
    void aScriptOfAPageWhoseSessionEndedIsSentToSignIn() {
        given().header("HX-Request", "true")
                .header("HX-Current-URL", "http://localhost/races?q=a")
                .get("/races/fragments/list")
                .then()
                .statusCode(401)
                .header("HX-Redirect", equalTo("/sign-in?next=%2Fraces%3Fq%3Da"));
    }

    @Test
    void whoGuessesAPasswordMustWait() {
        user("guessed", Role.VIEWER);
        for (int i = 0; i < 5; i++) {
            SignedIn.attempt("guessed", "a wrong password")
                    .then()
                    .statusCode(401)
                    .body(containsString("Name or password is wrong"));
        }
        var answer = SignedIn.attempt("guessed", PASSWORD);
        answer.then().statusCode(429).body(containsString("too many attempts"));
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        assertThat(answer.header("Set-Cookie")).isNull();
        as(Role.VIEWER);
    }

    @Test
    void aTokenIsShownOnceAndKeptAsAHash() {
        var runner = as(Role.RUNNER);
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

        given().header("Authorization", "Bearer " + secret).get("/api/v1/spaces").then().statusCode(200);
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
        given().header("Authorization", "Bearer " + token(Role.RUNNER))
                .contentType("application/json")
                .body(Map.of("name", "more", "role", "admin"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(400)
                .body("detail", containsString("must not be more than your own (runner)"));

        user("demoted", Role.ADMIN);
        var secret = tokens.make("demoted", "old", Role.ADMIN, Role.ADMIN, null).secret();
        accounts.role("demoted", Role.VIEWER);
        given().header("Authorization", "Bearer " + secret).post("/users").then().statusCode(403);
    }

    @Test
    void aTokenEnds() {
        var made = tokens.make("viewer", "short", Role.VIEWER, Role.VIEWER, 1);
        given().header("Authorization", "Bearer " + made.secret()).get("/api/v1/spaces").then().statusCode(200);
        QuarkusTransaction.requiringNew()
                .run(() -> TokenRow.update(
                        "endsAt = ?1 where id = ?2", Instant.EPOCH, made.token().id()));
        given().header("Authorization", "Bearer " + made.secret()).get("/api/v1/spaces").then().statusCode(401);
    }

    @Test
    @Timeout(60)
    void aRevokedTokenEndsTheStreamThatItFollows() throws IOException {
        var made = tokens.make("viewer", "follow", Role.VIEWER, Role.VIEWER, null);
        var answer = send(new Route("GET", "/api/v1/events"), "Authorization", "Bearer " + made.secret());
        assertThat(answer.statusCode()).isEqualTo(200);
        given().header("Authorization", "Bearer " + token(Role.VIEWER))
                .delete("/api/v1/tokens/" + made.token().id())
                .then()
                .statusCode(204);
        assertEnds(answer.body());
        given().header("Authorization", "Bearer " + made.secret()).get("/api/v1/spaces").then().statusCode(401);
    }

    @Test
    @Timeout(60)
    void aSessionThatEndsTakesItsStreamAlong() throws IOException {
        var viewer = as(Role.VIEWER);
        var answer = send(new Route("GET", "/api/v1/events"), "Cookie", "espalier=" + viewer.cookie());
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

    @Test
    void aNewPasswordEndsAllSessions() {
        user("changing", Role.VIEWER);
        var here = SignedIn.as("changing", PASSWORD);
        var there = SignedIn.as("changing", PASSWORD);
        here.form()
                .formParam("before", "another one")
                .formParam("password", "a new password of mine")
                .post("/account/password")
                .then()
                .statusCode(422)
                .body(containsString("present password is another one"));
        here.form()
                .formParam("before", PASSWORD)
                .formParam("password", "a new password of mine")
                .post("/account/password")
                .then()
                .statusCode(303);
        there.browser().accept("*/*").get("/api/v1/spaces").then().statusCode(401);
        SignedIn.attempt("changing", PASSWORD).then().statusCode(401);
        SignedIn.as("changing", "a new password of mine");
    }

    @Test
    void anAdminAddsChangesAndRemovesUsers() {
        var admin = as(Role.ADMIN);
        admin.form()
                .formParam("name", "passing")
                .formParam("role", "runner")
                .formParam("password", PASSWORD)
                .post("/users")
                .then()
                .statusCode(303);
        var secret = tokens.make("passing", "mine", Role.RUNNER, Role.RUNNER, null).secret();
        admin.form().formParam("role", "viewer").post("/users/passing/role").then().statusCode(303);
        given().header("Authorization", "Bearer " + secret).post(PAUSE).then().statusCode(403);
        admin.form().post("/users/passing/remove").then().statusCode(303);
        given().header("Authorization", "Bearer " + secret).get("/api/v1/spaces").then().statusCode(401);
        admin.form()
                .formParam("name", "no/name")
                .formParam("role", "viewer")
                .formParam("password", "short")
                .post("/users")
                .then()
                .statusCode(422)
                .body(containsString("must begin with a letter"))
                .body(containsString("at least 12 characters"));
    }

    @Test
    void theLastAdminStays() {
        accounts.list().stream()
                .filter(account -> account.role() == Role.ADMIN && !account.name().equals("admin"))
                .forEach(account -> accounts.remove(account.name()));
        var admin = as(Role.ADMIN);
        admin.form().post("/users/admin/remove").then().statusCode(422).body(containsString("only admin"));
        admin.form().formParam("role", "viewer").post("/users/admin/role").then().statusCode(422);
        admin.browser().get("/users").then().statusCode(200);
    }

    @Test
    void everyChangeIsWrittenDownWithWhoAndWhatCameOfIt() {
        var runner = as(Role.RUNNER);
        runner.form().post("/experiments/written-abc123/pause").then().statusCode(404);
        var bearer = "Bearer " + token(Role.RUNNER);
        given().header("Authorization", bearer).post("/api/v1/races/written-abc123/stop").then().statusCode(404);
        given().header("Authorization", bearer)
                .header("User-Agent", "espalier/test")
                .delete("/api/v1/experiments/written-abc123")
                .then()
                .statusCode(404);
        given().header("Authorization", "Bearer " + token(Role.VIEWER))
                .post("/api/v1/experiments/written-abc123/stop")
                .then()
                .statusCode(403);
        var created = given().header("Authorization", bearer)
                .contentType("application/yaml")
                .body(Searches.FILE)
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
        assertThat(as(Role.ADMIN).browser().get("/audit?user=runner").asString())
                .contains("experiment " + created, "experiment written-abc123", ">refused</span>", ">done</span>")
                .doesNotContain("viewer</a>");
        assertThat(given().header("Authorization", bearer)
                        .get("/api/v1/experiments/%s/history".formatted(created))
                        .asString())
                .contains("runner (API)");
    }

    private static List<String> written() {
        return QuarkusTransaction.requiringNew().call(() -> AuditRow.<AuditRow>listAll().stream()
                .map(row -> "%s, %s: %s %s: %d".formatted(row.actor, row.via, row.action, row.target, row.status))
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
        var bearer = "Bearer " + token(Role.RUNNER);
        for (int i = 0; i < 51; i++) {
            given().header("Authorization", bearer).post("/api/v1/races/paged-%d/stop".formatted(i));
        }
        var admin = as(Role.ADMIN);
        var first = admin.browser().get("/audit?user=runner").asString();
        var next = first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");

        assertThat(first).contains("race paged-50").doesNotContain("race paged-0<");
        assertThat(admin.browser().urlEncodingEnabled(false).get(next).asString())
                .contains("race paged-0<", "First page")
                .doesNotContain("race paged-50");
    }
}
