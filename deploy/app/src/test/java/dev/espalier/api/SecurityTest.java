package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SecurityTest {

    private static final String PAUSE = "/api/v1/experiments/nobody-abc123/pause";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8420",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "10.0.0.1",
                "[::2]"
            })
    void answersUnderItsOwnNamesOnly(String host) {
        for (var path : List.of(
                "/",
                "/api/v1/experiments",
                "/sign-in.css",
                "/js/nothing.js",
                "/q/openapi",
                "/q/metrics",
                "/q/swagger-ui/",
                "/api/v1/events")) {
            given().header("Host", host)
                    .redirects()
                    .follow(false)
                    .get(path)
                    .then()
                    .statusCode(421)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void answersUnderTheNamesOfThisMachine() {
        for (var host : List.of("localhost", "LOCALHOST:1", "127.0.0.1:8420", "[::1]:8420")) {
            given().header("Host", host).get("/api/v1/spaces").then().statusCode(200);
        }
    }

    @Test
    void answersAProbeThatKnowsOnlyItsAddress() {
        given().header("Host", "10.1.2.3:8420").get("/q/health/live").then().statusCode(200);
        given().header("Host", "evil.example").get("/q/health/live").then().statusCode(421);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "https://127.0.0.1",
                "http://127.0.0.1",
                "http://localhost:%d",
                "http://127.0.0.1:%d.evil.example"
            })
    void takesNoChangeFromAnotherOrigin(String origin) {
        given().header("Origin", origin.formatted(RestAssured.port))
                .post(PAUSE)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:espalier:problem:other-site"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void takesNoChangeFromAnotherSite(String site) {
        for (var method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
            given().header("Sec-Fetch-Site", site).request(method, PAUSE).then().statusCode(403);
        }
        given().header("Sec-Fetch-Site", site).get("/api/v1/spaces").then().statusCode(200);
    }

    @Test
    void takesChangesFromItsOwnPagesAndFromPrograms() {
        given().post(PAUSE).then().statusCode(404);
        given().header("Sec-Fetch-Site", "same-origin")
                .header("Origin", "http://127.0.0.1:" + RestAssured.port)
                .post(PAUSE)
                .then()
                .statusCode(404);
    }

    @Test
    void tellsBrowsersToBeCareful() {
        for (var path : List.of(
                "/api/v1/spaces",
                "/q/openapi",
                "/q/health",
                "/q/metrics",
                "/sign-in.css",
                "/api/v1/nothing",
                "/nothing")) {
            given().get(path)
                    .then()
                    .header(
                            "Content-Security-Policy",
                            equalTo(
                                    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"))
                    .header("X-Content-Type-Options", "nosniff")
                    .header("X-Frame-Options", "DENY")
                    .header("Referrer-Policy", "same-origin")
                    .header("Access-Control-Allow-Origin", (String) null);
        }
        given().get("/css/base.css")
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "same-origin");
        given().get("/q/swagger-ui/")
                .then()
                .header("Content-Security-Policy", containsString("script-src 'self' 'unsafe-inline'"));
        given().redirects()
                .follow(false)
                .get("/q/swagger")
                .then()
                .header("Content-Security-Policy", not(containsString("unsafe-inline")));
    }

    @Test
    void asksForNoTokenWhereNoneIsSet() {
        given().redirects().follow(false).get("/sign-in").then().statusCode(303);
        assertThat(given().redirects().follow(false).get("/sign-in").header("Location"))
                .endsWith("/");
    }
}
