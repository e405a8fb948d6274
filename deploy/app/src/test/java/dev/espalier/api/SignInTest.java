package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.espalier.account.Accounts;
import dev.espalier.account.Role;
import dev.espalier.account.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithUsers.class)
class SignInTest {

    private static final String PAUSE = "/experiments/nobody-abc123/pause";

    @Inject
    Accounts accounts;

    @Inject
    Tokens tokens;

    @AfterAll
    static void forgetUsers() {
        Users.forget();
    }

    @Test
    void aSessionThatSomebodyPlantedIsWorthNothing() {
        Users.add("viewer", Role.VIEWER);
        var planted = "planted-by-somebody-else";
        var entered = given().cookie(SignedIn.COOKIE, planted)
                .formParam("name", "viewer")
                .formParam("password", Users.PASSWORD)
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
        var before = Users.as(Role.VIEWER);
        var again = given().cookie(SignedIn.COOKIE, before.cookie())
                .formParam("name", "VIEWER")
                .formParam("password", Users.PASSWORD)
                .redirects()
                .follow(false)
                .post("/sign-in");
        assertThat(again.cookie(SignedIn.COOKIE)).isNotEqualTo(before.cookie());
        before.browser().accept("*/*").get("/api/v1/spaces").then().statusCode(401);
    }

    @Test
    void signingOutEndsTheSession() {
        var viewer = Users.as(Role.VIEWER);
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
        Users.add("guessed", Role.VIEWER);
        for (int i = 0; i < 5; i++) {
            SignedIn.attempt("guessed", "a wrong password")
                    .then()
                    .statusCode(401)
                    .body(containsString("Name or password is wrong"));
        }
        var answer = SignedIn.attempt("guessed", Users.PASSWORD);
        answer.then().statusCode(429).body(containsString("too many attempts"));
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        assertThat(answer.header("Set-Cookie")).isNull();
        Users.as(Role.VIEWER);
    }

    @Test
    void aNewPasswordEndsAllSessions() {
        Users.add("changing", Role.VIEWER);
        var here = SignedIn.as("changing", Users.PASSWORD);
        var there = SignedIn.as("changing", Users.PASSWORD);
        here.form()
                .formParam("before", "another one")
                .formParam("password", "a new password of mine")
                .post("/account/password")
                .then()
                .statusCode(422)
                .body(containsString("present password is another one"));
        here.form()
                .formParam("before", Users.PASSWORD)
                .formParam("password", "a new password of mine")
                .post("/account/password")
                .then()
                .statusCode(303);
        there.browser().accept("*/*").get("/api/v1/spaces").then().statusCode(401);
        SignedIn.attempt("changing", Users.PASSWORD).then().statusCode(401);
        SignedIn.as("changing", "a new password of mine");
    }

    @Test
    void anAdminAddsChangesAndRemovesUsers() {
        var admin = Users.as(Role.ADMIN);
        admin.form()
                .formParam("name", "passing")
                .formParam("role", "runner")
                .formParam("password", Users.PASSWORD)
                .post("/users")
                .then()
                .statusCode(303);
        var secret =
                tokens.make("passing", "mine", Role.RUNNER, Role.RUNNER, null).secret();
        admin.form()
                .formParam("role", "viewer")
                .post("/users/passing/role")
                .then()
                .statusCode(303);
        given().header("Authorization", "Bearer " + secret).post(PAUSE).then().statusCode(403);
        admin.form().post("/users/passing/remove").then().statusCode(303);
        given().header("Authorization", "Bearer " + secret)
                .get("/api/v1/spaces")
                .then()
                .statusCode(401);
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
        Users.add("admin", Role.ADMIN);
        accounts.list().stream()
                .filter(account ->
                        account.role() == Role.ADMIN && !account.name().equals("admin"))
                .forEach(account -> accounts.remove(account.name()));
        var admin = Users.as(Role.ADMIN);
        admin.form().post("/users/admin/remove").then().statusCode(422).body(containsString("only admin"));
        admin.form()
                .formParam("role", "viewer")
                .post("/users/admin/role")
                .then()
                .statusCode(422);
        admin.browser().get("/users").then().statusCode(200);
    }
}
