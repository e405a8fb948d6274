package dev.espalier.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ListCommandsTest {

    @Test
    void severalAreStoppedAtOnceAndWhatRefusesIsNamed() {
        var first = Walk.create(Walk.SLOW, true);
        var second = Walk.create(Walk.SLOW, true);
        var ended = Walk.finished(Walk.FILE);

        var answer = asked("stop", Map.of("id", List.of(first, second, ended)))
                .statusCode(200)
                .extract()
                .asString();

        assertThat(answer)
                .contains("2 experiments stopping.")
                .contains("The experiment (%s) is finished and cannot be stopped.".formatted(ended));
    }

    @Test
    void labelsAreSetAndTakenAwayWhileTheSearchGoesOn() {
        var id = Walk.create(Walk.FILE.replace("seed: 7", "seed: 7\nlabels: {stage: draft}"), true);

        asked("label", Map.of("id", List.of(id), "labels", "team=vision prod stage-"))
                .statusCode(200);

        assertThat(labels(id)).isEqualTo(Map.of("team", "vision", "prod", ""));
        given().post("/experiments/" + id + "/resume").then().statusCode(200);
        Walk.awaitEnd(id);
        assertThat(labels(id)).as("labels after the search has ended").isEqualTo(Map.of("team", "vision", "prod", ""));
        assertThat(list("tag:team=vision " + id, "")).contains("id=\"x-" + id + "\"", "team: vision");
        assertThat(html("/experiments/" + id + "?tab=events")).contains("Changed: labels", "prod, team=vision");
    }

    @Test
    void aLabelThatIsNoneIsRefusedBeforeAnythingIsLabelled() {
        var id = Walk.create(Walk.FILE, true);

        asked("label", Map.of("id", List.of(id), "labels", "fine=yes =no a/b"))
                .statusCode(422)
                .extract()
                .asString()
                .lines()
                .forEach(line -> assertThat(line).contains("The label (=no)", "The label (a/b)"));
        assertThat(labels(id)).isEmpty();
    }

    @Test
    void whoChoosesNothingIsTold() {
        assertThat(asked("pause", Map.of()).statusCode(422).extract().asString())
                .contains("From 1 to 100 experiments must be chosen, but 0 are.");
    }

    @Test
    void severalAreTakenAlongInOneArchive() throws IOException {
        var id = Walk.finished(Walk.FILE);
        given().contentType("text/plain")
                .body("Seen.")
                .put("/api/v1/experiments/" + id + "/notes")
                .then()
                .statusCode(204);
        var archive = given().get("/experiments/all/export?id=" + id)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo(id + "/experiment.yaml");
            assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).contains("name: walk");
            assertThat(zip.getNextEntry().getName()).isEqualTo(id + "/trials.csv");
            assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .hasSize(49);
            assertThat(zip.getNextEntry().getName()).isEqualTo(id + "/notes.md");
            assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("Seen.");
        }
    }

    @Test
    void aViewIsKeptUnderANameAndTakenAway() {
        keep("Seen <b>", "state:paused name:kept", "-trials").statusCode(204);

        assertThat(html("/experiments"))
                .contains("href=\"/experiments?q=state%3Apaused+name%3Akept&amp;sort=-trials\"", "Seen &lt;b&gt;");
        assertThat(list("state:paused name:kept", "-trials"))
                .contains("aria-current=\"true\">Seen &lt;b&gt;</a>")
                .doesNotContain("Keep view");
        given().header("HX-Request", "true")
                .formParam("name", "Seen <b>")
                .post("/experiments/views/remove")
                .then()
                .statusCode(204);
        assertThat(html("/experiments")).doesNotContain("Seen &lt;b&gt;");
    }

    @Test
    void aViewOfNoFilterOrWithoutANameIsRefused() {
        assertThat(keep("x", "colour:red", "").statusCode(422).extract().asString())
                .contains("A filter has no `colour:`");
        assertThat(keep(" ", "state:paused", "").statusCode(422).extract().asString())
                .contains("must have 1 to 60 characters");
    }

    private static ValidatableResponse keep(String name, String q, String sort) {
        return given().header("HX-Request", "true")
                .formParams(Map.of("name", name, "q", q, "sort", sort))
                .post("/experiments/views")
                .then();
    }

    private static ValidatableResponse asked(String what, Map<String, ?> form) {
        return given().header("HX-Request", "true")
                .contentType("application/x-www-form-urlencoded")
                .formParams(form)
                .post("/experiments/all/" + what)
                .then();
    }

    private static Map<String, String> labels(String id) {
        return given().get("/api/v1/experiments/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("labels");
    }

    private static String list(String q, String sort) {
        return given().accept("text/html")
                .queryParams(Map.of("q", q, "sort", sort))
                .get("/experiments")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String html(String path) {
        return given().accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
