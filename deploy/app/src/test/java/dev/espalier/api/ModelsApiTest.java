package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What is answered where there is no network to export; {@code ModelExportTest} exports one. */
@QuarkusTest
class ModelsApiTest {

    private static final String MODELS = "/api/v1/experiments/{id}/models";

    @Test
    void aTrialThatWasLookedUpIsRefusedInOneSentence() {
        var id = Searches.finished(Searches.FILE);

        given().post(MODELS + "?trial=0-0", id)
                .then()
                .statusCode(409)
                .body("detail", startsWith("The trial (0-0) was looked up in a table: nothing was trained"));
        given().post(MODELS, id).then().statusCode(409).body("detail", startsWith("The trial ("));
        given().get(MODELS, id).then().statusCode(200).body("items", is(empty()));
    }

    @Test
    void beforeTheFirstTrialNobodySpeaksOfLimitsThatThereAreNot() {
        var answer = Searches.yaml(Searches.FILE).post("/api/v1/experiments?paused=true");
        var id = answer.jsonPath().getString("id");

        given().post(MODELS, id)
                .then()
                .statusCode(409)
                .body("detail", startsWith("The experiment (%s) has no trial yet, so there is no best".formatted(id)))
                .body("detail", endsWith("Maybe try again once its first round is closed."));
        given().post("/api/v1/experiments/{id}/stop?now=true", id).then().statusCode(200);
        Searches.await(id, change -> change.contains("\"status\":\"stopped\""));
        given().post(MODELS, id)
                .then()
                .statusCode(409)
                .body("detail", startsWith("The experiment (%s) has no trial, so there is no best".formatted(id)))
                .body("detail", endsWith("Maybe start it again."));
    }

    @Test
    void whatDoesNotExistIsSaid() {
        var id = Searches.finished(Searches.FILE);

        given().post(MODELS + "?trial=99-0", id)
                .then()
                .statusCode(404)
                .body("detail", is("There is no trial (99-0) of the experiment (%s).".formatted(id)));
        given().get(MODELS + "/0-0-0123456789ab", id)
                .then()
                .statusCode(404)
                .body("detail", startsWith("There is no export (0-0-0123456789ab)"));
        given().post(MODELS, "nobody-abc123").then().statusCode(404);
    }

    @Test
    void thePageOfATrialThatWasLookedUpOffersNoModel() {
        var id = Searches.finished(Searches.FILE);

        given().get("/experiments/{id}/trials/0-0", id)
                .then()
                .statusCode(200)
                .body(not(containsString("id=\"model\"")));
        given().redirects()
                .follow(false)
                .header("HX-Request", "true")
                .post("/experiments/{id}/trials/0-0/model", id)
                .then()
                .statusCode(422);
    }
}
