package dev.espalier.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.ledger.TrialKey;
import dev.espalier.ledger.TrialRow;
import dev.espalier.ledger.TrialStatus;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is learned from many trials at once: decisions, curves, lineage, and the search as it stood earlier. */
@QuarkusTest
class InsightPagesTest {

    @Inject
    ArtifactStore store;

    private static String html(String path) {
        return given().urlEncodingEnabled(false)
                .accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void trialsAreLinesAcrossDecisionsAndMeasures() {
        var id = Walk.finished(Walk.FILE);

        given().get("/experiments/{id}/data/decisions", id)
                .then()
                .statusCode(200)
                .body("empty", equalTo(false))
                .body("axes.size()", equalTo(6 + 4))
                .body("axes[0].options", hasItem("nor_conv_3x3"))
                .body("axes[6].unit", equalTo("%"))
                .body("axes[6].higher", equalTo(true))
                .body("lines.size()", lessThanOrEqualTo(48))
                .body("lines.collect { it.size() }", everyItem(equalTo(11)))
                .body("measure", equalTo(6));
        given().get("/experiments/{id}/data/decisions?of=latency_ms@pixel3", id)
                .then()
                .body("measure", equalTo(7));
    }

    @Test
    void aLongSearchIsThinnedOutAndItsBestStaysAmongItsLines() {
        var id = Walk.finished(Walk.FILE.replace("trials: 48", "trials: 2400").replace("batch: 8", "batch: 120"));
        String best = given().get("/api/v1/experiments/{id}", id).jsonPath().getString("best.trial");

        given().get("/experiments/{id}/data/decisions", id)
                .then()
                .body("lines.size()", lessThanOrEqualTo(2001))
                .body("lines.collect { it[0] }", hasItem(best))
                .body("note", containsString("evenly spaced"));
    }

    @Test
    void whatEachDecisionDoesIsSaidWithItsUncertainty() {
        var id = Walk.finished(Walk.FILE.replace("trials: 48", "trials: 200"));

        String page;
        do {
            page = html("/experiments/%s/fragments/effects".formatted(id));
        } while (page.contains("Under way"));

        assertThat(page)
                .contains("random forest", "held-out trials", "class=\"interval\"", "nor_conv_3x3", "± ")
                .contains("1&lt;-0");
        assertThat(html("/experiments/%s/fragments/effects".formatted(Walk.create(Walk.FILE, true))))
                .contains("Nothing to compare yet");
    }

    @Test
    void theTabOfDecisionsOffersEveryMeasure() {
        var id = Walk.finished(Walk.FILE);

        assertThat(html("/experiments/%s?tab=decisions&of=macs_m".formatted(id)))
                .contains("tab=decisions&amp;of=macs_m\" aria-current=\"true\"")
                .contains("/fragments/effects?of=macs_m");
    }

    @Test
    void curvesAreThinnedOutAndEachNamesItsTrial() {
        var id = Walk.finished(Walk.FILE);
        given().get("/experiments/{id}/data/curves", id).then().body("empty", equalTo(true));
        Grown.curves(store, id);

        given().get("/experiments/{id}/data/curves", id)
                .then()
                .statusCode(200)
                .body("metric.metric", equalTo("val_accuracy_pct"))
                .body("at", equalTo("epochs"))
                .body("lines", hasSize(12))
                .body("lines[0].points.size()", equalTo(48))
                .body("lines.find { it.trial == '1-5' }.points[-1]", equalTo(List.of(200.0f, 75.0f)));
        given().get("/experiments/{id}/data/curves?of=train_loss", id)
                .then()
                .body("metric.label", equalTo("train loss"));
        given().get("/experiments/{id}/data/curves?round=1", id).then().body("lines", hasSize(6));
    }

    @Test
    void theWinnersAncestryIsDrawnAndOthersByChoice() {
        var id = Walk.finished(Walk.FILE);
        String best = given().get("/api/v1/experiments/{id}", id).jsonPath().getString("best.trial");

        assertThat(html("/experiments/%s?tab=lineage".formatted(id)))
                .contains("what trial %s was made from".formatted(best), "class=\"family\"", "class=\"node best\"");
        String mutated = given().get("/api/v1/experiments/{id}/trials?limit=48", id)
                .jsonPath()
                .getString("items.find { it.parents.size() > 0 }.id");
        String parent = given().get("/api/v1/experiments/{id}/trials/{trial}", id, mutated)
                .jsonPath()
                .getString("parents[0]");
        assertThat(html("/experiments/%s?tab=lineage&trial=%s".formatted(id, mutated)))
                .contains("class=\"edge\"", "/trials/" + parent + "\" aria-label");
        assertThat(html("/experiments/%s?tab=lineage&as=table&trial=%s".formatted(id, mutated)))
                .contains("Made from", ">" + parent + "</a>");
        assertThat(html("/experiments/%s?tab=lineage&trial=x-1".formatted(id)))
                .contains("The experiment has no trial (x-1) that has ended");
    }

    @Test
    void aRoundInTheAddressShowsTheSearchAsItWasThen() {
        var id = Walk.finished(Walk.FILE);

        assertThat(html("/experiments/%s?round=2".formatted(id)))
                .contains("As it was after round 2", "Fork from here", "<dd>16<span class=\"unit\">of 48")
                .contains("?tab=rounds&amp;round=2")
                .contains("name=\"round\" value=\"2\"");
        assertThat(html("/experiments/%s?tab=rounds&round=2".formatted(id)))
                .contains("only=2\">2</a>")
                .doesNotContain("only=3\">3</a>");
        assertThat(html("/experiments/%s?tab=trials&round=2".formatted(id)))
                .contains("/trials/1-7\"")
                .doesNotContain("/trials/2-0\"");
        assertThat(html("/experiments/%s/fragments/live?tab=overview&round=2".formatted(id)))
                .contains("<dd>16<span class=\"unit\">of 48");
        assertThat(html("/experiments/%s?round=6".formatted(id))).doesNotContain("As it was after");
        for (var round : List.of("99", "0", "soon")) {
            given().accept("text/html")
                    .get("/experiments/{id}?round={round}", id, round)
                    .then()
                    .statusCode(404)
                    .body(containsString("has closed no round (%s); it has closed 6".formatted(round)));
        }
    }

    @Test
    void theFrontAndTheBestOfThenAreThoseOfThen() {
        var id = Walk.finished(Walk.FILE);
        var early = given().get("/experiments/{id}/data/front?round=1", id).jsonPath();

        assertThat(early.getList("front.collect { it[2] }", String.class))
                .isNotEmpty()
                .allMatch(trial -> trial.startsWith("0-"));
        assertThat(early.getList("dots.collect { it[2] }", String.class)).allMatch(trial -> trial.startsWith("0-"));
        assertThat(given().get("/experiments/{id}/data/front?round=6", id)
                        .jsonPath()
                        .getList("front.collect { it[2] }"))
                .isEqualTo(given().get("/experiments/{id}/data/front", id)
                        .jsonPath()
                        .getList("front.collect { it[2] }"));
        given().get("/experiments/{id}/data/best?round=3", id)
                .then()
                .body("points.collect { it[0] }", everyItem(lessThanOrEqualTo(24)))
                .body("rounds", hasSize(3));
        given().get("/experiments/{id}/data/rounds?round=3", id).then().body("rounds", hasSize(3));
    }

    @Test
    void theFrontOfARoundIsWhatTheLedgerCountedThen() {
        var id = Walk.finished(Walk.FILE);
        var rounds = given().get("/api/v1/experiments/{id}/rounds", id).jsonPath();
        for (int round = 1; round < 6; round++) {
            int counted = rounds.getInt("items.find { it.round == %d }.front".formatted(round));
            var drawn = html("/experiments/%s?tab=front&round=%d".formatted(id, round));

            assertThat(drawn.split("<tr[ >]", -1).length - 2)
                    .as("the front after round " + round)
                    .isEqualTo(counted);
        }
    }

    @Test
    void failuresAndWhyAreOneClickAway() {
        var id = Walk.finished(Walk.FILE);
        assertThat(html("/experiments/%s?tab=trials".formatted(id))).doesNotContain("id=\"b-failed\"");
        QuarkusTransaction.requiringNew().run(() -> {
            TrialRow row = TrialRow.findById(new TrialKey(id, 2, 3));
            row.status = TrialStatus.FAILED;
            row.error = "CUDA out of memory, batch 256";
            dev.espalier.ledger.ExperimentRow.update("failed = 1 where id = ?1", id);
        });

        assertThat(html("/experiments/%s?tab=trials".formatted(id)))
                .contains("id=\"b-failed\" href=\"/experiments/%s?tab=trials&amp;status=failed\"".formatted(id));
        assertThat(html("/experiments/%s?tab=trials&status=failed".formatted(id)))
                .contains("Failed trials", ">2-3</a>", "<td class=\"wraps\">CUDA out of memory, batch 256</td>")
                .doesNotContain(">2-4</a>");
    }

    @Test
    void columnsAreChosenInTheAddressAndKeptWhileSorting() {
        var id = Walk.finished(Walk.FILE);

        var page = html("/experiments/%s?tab=trials&show=state&show=latency_ms@pixel3".formatted(id));

        assertThat(page)
                .contains(">Latency, pixel3 <span", ">State</th>", "show=state%2Clatency_ms%40pixel3")
                .doesNotContain(">Val accuracy <span", ">Made by</th>", ">GPU time</th>");
        assertThat(html("/experiments/%s?tab=trials&show=state,round".formatted(id)))
                .contains(">Round</th>")
                .doesNotContain(">Latency, pixel3 <span");
        assertThat(html("/experiments/%s?tab=trials&show=nonsense".formatted(id)))
                .contains(">Made by</th>");
        given().get("/experiments/{id}?tab=trials", id).then().body(not(containsString("&amp;show=")));
    }
}
