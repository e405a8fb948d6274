package dev.espalier.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HomePageTest {

    @Test
    void thePausedWaitForSomebodyWhoCanResumeThem() {
        var id = Walk.create(Walk.FILE, true);

        assertThat(html("/"))
                .contains("Needs you", "href=\"/experiments/" + id + "\"")
                .contains("Paused since", "hx-post=\"/experiments/" + id + "/resume\"");
        given().post("/experiments/" + id + "/resume").then().statusCode(200);
        Walk.awaitEnd(id);
        assertThat(html("/fragments/home")).doesNotContain("/experiments/" + id + "/resume");
    }

    @Test
    void whatEndedLastStandsFirstWithItsBest() {
        var id = Walk.finished(Walk.FILE);

        var home = html("/");
        assertThat(home.substring(home.indexOf("Ended lately")))
                .contains("href=\"/experiments/" + id + "\"", "48 trials", "regularized-evolution", "Spared and lost");
    }

    @Test
    void theSystemSaysWhatItStandsOnAndWhoTakesFromItsQueues() {
        assertThat(html("/system"))
                .contains("Everything answers.", "Database", "it answered in", "Temporal", "Artifact store")
                .contains(">search</th>", "this server", "Temporal SDK");
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
