package dev.espalier.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RacePagesTest {

    private static final String FILE = """
            name: pages
            space: nasbench201
            objectives: [maximize val_accuracy_pct]
            methods: [random-search, local-search]
            seeds: 2
            budget: {trials: 16}
            batch: 8
            problems:
              easy: {evaluator: {name: table, table: nasbench201-cifar10}}
              hard: {evaluator: {name: table, table: nasbench201-cifar100}}
            """;

    private static String create() {
        return given().contentType("application/yaml")
                .body(FILE.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/races")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
    }

    private static String html(String path, Object... parameters) {
        return given().accept("text/html")
                .get(path, parameters)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void aRaceIsARowOfTheList() {
        var id = create();
        Walk.awaitEnd("races", id);

        assertThat(html("/races?q={id}", id))
                .contains("href=\"/races/" + id + "\"", "8 <span class=\"faint\">of 8</span>")
                .contains("random-search, local-search", "easy, hard");
        assertThat(html("/races?q=nothing-is-named-like-this")).contains("No race fits");
    }

    @Test
    void aRaceShowsCurvesRanksAndTestsOfEveryProblem() {
        var id = create();
        Walk.awaitEnd("races", id);

        var page = html("/races/{id}", id);
        assertThat(page)
                .contains("Mean rank over all problems", "On easy, ", "On hard, ")
                .contains("class=\"anytime\"", "class=\"dots\"", ">optimum</text>")
                .contains("Bands and intervals are the range of the runs: 6 are needed for 95 %.")
                .doesNotContain("id=\"b-stop\"", "NaN", "Infinity");
        assertThat(html("/races/{id}/fragments/live", id))
                .contains("id=\"race\"")
                .doesNotContain("<html");
    }

    @Test
    void whatCannotBeDoneIsSaidBesideTheButton() {
        var id = create();
        Walk.awaitEnd("races", id);

        given().header("HX-Request", "true")
                .post("/races/{id}/stop", id)
                .then()
                .statusCode(422)
                .body(containsString("is finished and cannot be stopped"));
        given().accept("text/html").get("/races/none-such").then().statusCode(404);
    }

    @Test
    void runsOfARaceStandUnderItAndNotAmongTheExperiments() {
        var id = create();
        Walk.awaitEnd("races", id);

        assertThat(html("/experiments")).doesNotContain("pages-random-search-0");
        assertThat(html("/experiments?q=pages-random-search-0")).contains("pages-random-search-0");
    }
}
