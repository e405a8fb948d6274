package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.espalier.account.Accounts;
import dev.espalier.account.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithUsers.class)
class FirstUserTest {

    @Inject
    Accounts accounts;

    @AfterAll
    static void forgetUsers() {
        Users.forget();
    }

    @BeforeEach
    void nobodyCanSignIn() {
        Users.forget();
    }

    @Test
    void theFirstUserIsMadeWithTheTokenOfTheConsoleOnce() {
        given().get("/sign-in").then().statusCode(200).body(containsString("Make the first user"));
        first("wrong", Users.PASSWORD).then().statusCode(401).body(containsString("not the one-time token"));
        first(WithUsers.oneTimeToken(), "short").then().statusCode(422).body(containsString("at least 12 characters"));
        assertThat(accounts.none()).isTrue();

        var made = first(WithUsers.oneTimeToken(), Users.PASSWORD);
        made.then().statusCode(303);

        assertThat(accounts.list()).singleElement().satisfies(account -> {
            assertThat(account.name()).isEqualTo("admin");
            assertThat(account.role()).isEqualTo(Role.ADMIN);
        });
        SignedIn.with(made.cookie(SignedIn.COOKIE))
                .browser()
                .get("/users")
                .then()
                .statusCode(200);
        given().get("/sign-in").then().body(not(containsString("One-time token")));
        first(WithUsers.oneTimeToken(), "of somebody else").then().statusCode(401);
        assertThat(accounts.list()).hasSize(1);
    }

    private static Response first(String token, String password) {
        return given().formParam("token", token)
                .formParam("name", "Admin")
                .formParam("password", password)
                .redirects()
                .follow(false)
                .post("/sign-in");
    }
}
