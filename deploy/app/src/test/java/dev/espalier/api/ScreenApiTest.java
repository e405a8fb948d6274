package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of a screen: what it dropped, how it does, and when it was left out. */
@QuarkusTest
class ScreenApiTest {

    private static final String SCREENED = Searches.FILE
            .replace("batch: 8", "batch: 16\nscreen: {name: noise, audit: 0.25, rounds: 1}")
            .replace("trials: 48", "trials: 240")
            .replace("seed: 7", "seed: 3");

    @Test
    void tellsOfWhatWasDroppedOfHowTheScreenDidAndOfItsSuspension() {
        var id = Searches.finished(SCREENED);

        var filtered = Searches.get("/experiments/{id}/trials?status=filtered&limit=500", id);
        assertThat(filtered.getList("items.status", String.class)).isNotEmpty().containsOnly("filtered");
        assertThat(filtered.getList("items.expected.deviation", Float.class)).doesNotContainNull();
        assertThat(Searches.get("/experiments/{id}", id).getInt("trials")).isEqualTo(240);
        assertThat(Searches.get("/experiments/{id}/trials?limit=500", id).getList("items.status", String.class))
                .hasSize(240)
                .doesNotContain("filtered");

        var rounds = Searches.get("/experiments/{id}/rounds?limit=100", id);
        assertThat(rounds.getList("items.screen.tau", Float.class).subList(0, 10))
                .doesNotContainNull();
        assertThat(rounds.getList("items.screen.audited", Integer.class)).contains(4);
        assertThat(rounds.getList("items.screen.suspended", Boolean.class)).contains(true, false);

        var history = Searches.get("/experiments/{id}/history", id);
        assertThat(history.getList("items.kind", String.class)).contains("unscreened");
        assertThat(history.getString("items.find { it.kind == 'unscreened' }.detail"))
                .contains("Kendall's τ")
                .contains("under 0.15");
        pages(id, filtered.getList("items.id", String.class));
    }

    private static void pages(String id, List<String> filtered) {
        assertThat(page("/experiments/" + id + "?tab=rounds")).contains("How the screen does", "suspended");
        assertThat(page("/experiments/" + id + "?tab=trials&status=filtered"))
                .contains("Uncertainty", "screened out", filtered.getLast());
        assertThat(page("/experiments/" + id + "/trials/" + filtered.getFirst()))
                .contains("The screen dropped it", "Expected");
        assertThat(page("/experiments/" + id + "/data/screen")).contains("\"threshold\":0.15");
    }

    private static String page(String path) {
        return given().get(path).then().statusCode(200).extract().asString();
    }

    @Test
    void exportsTrialsWithoutWhatWasNotEvaluatedAndTheScreenInTheFile() {
        var id = Searches.finished(SCREENED);
        assertThat(given().get("/api/v1/experiments/{id}/export?format=csv", id).asString())
                .doesNotContain("filtered");
        assertThat(given().get("/api/v1/experiments/{id}/export?format=yaml", id)
                        .asString())
                .contains("screen:", "name: noise", "audit: 0.25");
    }

    @Test
    void refusesAScreenThatThereIsNot() {
        assertThat(Searches.post(SCREENED.replace("noise", "oracle")).asString())
                .contains("There is no screen (oracle); there are surrogate, noise, none.");
    }
}
