package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TokenTest.WithToken.class)
class TokenTest {

    private static final String SECRET = "correct-horse-battery-staple";
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");

    /** Who may come in is asked before anything else, also for what does not exist. */
    private static final Set<String> BESIDES = Set.of(
            "/",
            "/nothing",
            "/api/v1/nothing",
            "/experiments",
            "/q/",
            "/q/metrics",
            "/q/openapi",
            "/q/swagger-ui/",
            "/q/dev/",
            "/sign-in.css/x",
            "/sign-in/x",
            "/q/healthx",
            "/q/health/../metrics",
            "/q/health/%2e%2e/metrics",
            "//q/metrics",
            "/q//metrics",
            "/q/health/..;/metrics");

    @Inject
    Router router;

    /** A server with a token. */
    public static final class WithToken implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("espalier.token", SECRET);
        }
    }

    private Set<String> paths() {
        var paths = new TreeSet<>(BESIDES);
        collect(router, "", paths);
        given().header("Authorization", "Bearer " + SECRET)
                .accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("paths")
                .keySet()
                .forEach(path -> paths.add(path.toString().replaceAll("\\{[^}]*}", "x")));
        return paths;
    }

    private static void collect(Router router, String prefix, Set<String> paths) {
        for (var route : router.getRoutes()) {
            var path = prefix + (route.getPath() == null ? "" : route.getPath().replace("*", ""));
            if (route.getSubRouter() != null) {
                collect(route.getSubRouter(), path.replaceAll("/$", ""), paths);
            } else if (path.startsWith("/")) {
                paths.add(path.replaceAll(":[a-z]+", "x"));
            }
        }
    }

    private static boolean open(String path) {
        return path.equals("/sign-in")
                || path.matches("/(css|img|js)/[a-z]+\\.(css|svg|js)")
                || path.equals("/q/health")
                || path.matches("/q/health/[a-z/*-]*");
    }

    @Test
    void letsNobodyInWithoutTheToken() {
        var paths = paths();
        assertThat(paths).hasSizeGreaterThan(40).contains("/api/v1/experiments/x/forks", "/q/metrics");
        for (var path : paths) {
            for (var method : METHODS) {
                if (!open(path)) {
                    var status = Raw.send(method, path).statusCode();
                    assertThat(status).as("%s %s", method, path).isEqualTo(401);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wrong",
                "Bearer ",
                "Bearer",
                "Basic Y29ycmVjdC1ob3JzZS1iYXR0ZXJ5LXN0YXBsZQ==",
                "correct-horse-battery-staple",
                "Bearer correct-horse-battery-stapl",
                "Bearer correct-horse-battery-staplee"
            })
    void refusesOtherCredentials(String credentials) {
        given().header("Authorization", credentials)
                .get("/api/v1/spaces")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("detail", not(containsString(SECRET)));
    }

    @Test
    void letsTheTokenIn() {
        given().header("Authorization", "Bearer " + SECRET)
                .get("/api/v1/spaces")
                .then()
                .statusCode(200);
        given().header("Authorization", "bearer " + SECRET)
                .get("/api/v1/spaces")
                .then()
                .statusCode(200);
        given().get("/api/v1/spaces?token=" + SECRET).then().statusCode(401);
        given().cookie("espalier", SECRET).get("/api/v1/spaces").then().statusCode(401);
    }

    @Test
    void tellsItsHealthToEverybody() {
        for (var path : List.of("/q/health", "/q/health/live", "/q/health/ready", "/q/health/started")) {
            given().get(path).then().statusCode(200);
        }
        given().post("/q/health").then().statusCode(401);
    }

    @Test
    void sendsABrowserToTheFormAndBack() {
        var sent = given().accept("text/html").redirects().follow(false).get("/experiments?status=running");
        sent.then().statusCode(303);
        assertThat(sent.header("Location")).endsWith("/sign-in?next=%2Fexperiments%3Fstatus%3Drunning");
        given().get("/sign-in?next=/experiments").then().statusCode(200).body(containsString("value=\"/experiments\""));
        given().get("/css/tokens.css").then().statusCode(200);
    }

    @Test
    void givesABrowserAPassForTheToken() {
        var entered = given().formParam("token", SECRET)
                .formParam("next", "/experiments")
                .redirects()
                .follow(false)
                .post("/sign-in");
        entered.then().statusCode(303);
        assertThat(entered.header("Location")).endsWith("/experiments");
        var cookie = entered.header("Set-Cookie");
        assertThat(cookie)
                .contains("HttpOnly")
                .contains("SameSite=Strict")
                .contains("Path=/")
                .doesNotContain(SECRET);
        var pass = entered.cookie("espalier");
        given().cookie("espalier", pass).get("/api/v1/spaces").then().statusCode(200);
        given().cookie("espalier", pass + "x").get("/api/v1/spaces").then().statusCode(401);
        given().cookie("espalier", "9" + pass).get("/api/v1/spaces").then().statusCode(401);
    }

    @Test
    void givesNoPassForAnythingElse() {
        var answer =
                given().formParam("token", "wrong").redirects().follow(false).post("/sign-in");
        answer.then().statusCode(401).body(containsString("not the server&#39;s token"));
        assertThat(answer.header("Set-Cookie")).isNull();
        given().header("Origin", "http://evil.example")
                .formParam("token", SECRET)
                .post("/sign-in")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "javascript:alert(1)",
                "",
                "/\r\nSet-Cookie: a=b",
                "\\\\evil.example"
            })
    void sendsNobodyElsewhere(String next) {
        var entered = given().formParam("token", SECRET)
                .formParam("next", next)
                .redirects()
                .follow(false)
                .post("/sign-in");
        entered.then().statusCode(303).header("Set-Cookie", startsWith("espalier="));
        assertThat(entered.header("Location")).matches("(http://127.0.0.1:[0-9]+)?/");
        given().queryParam("next", next)
                .get("/sign-in")
                .then()
                .statusCode(200)
                .body(containsString("name=\"next\" value=\"/\""));
    }
}
