package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A browser in which somebody signed in. */
record SignedIn(String cookie, String csrf) {

    static final String COOKIE = "espalier";

    static Response attempt(String name, String password) {
        return given().formParam("name", name)
                .formParam("password", password)
                .redirects()
                .follow(false)
                .post("/sign-in");
    }

    static SignedIn as(String name, String password) {
        var answer = attempt(name, password);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        return with(answer.cookie(COOKIE));
    }

    /** Reads the token of its forms from a page, as a browser gets it. */
    static SignedIn with(String cookie) {
        var page = given().cookie(COOKIE, cookie)
                .get("/account")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var csrf = page.replaceAll("(?s).*?name=\"csrf\" value=\"([^\"]+)\".*", "$1");
        assertThat(csrf).hasSize(64);
        return new SignedIn(cookie, csrf);
    }

    /** A request that the browser sends, without the token. */
    RequestSpecification browser() {
        return given().cookie(COOKIE, cookie).accept("text/html").redirects().follow(false);
    }

    /** A form that the browser sends from a page. */
    RequestSpecification form() {
        return browser().formParam("csrf", csrf);
    }
}
