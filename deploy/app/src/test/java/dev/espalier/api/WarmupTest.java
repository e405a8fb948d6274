package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.control.Conductor;
import dev.espalier.ledger.LedgerSteps;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Progress;
import dev.espalier.step.Ledger.Closed;
import dev.espalier.step.Ledger.Opened;
import dev.espalier.step.MethodSteps.At;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WarmupTest {

    private static final long SECOND = 1_000_000;

    @Inject
    Conductor conductor;

    @Inject
    LedgerSteps ledger;

    private static Checkpoint checkpoint(int sequence, boolean ready) {
        return new Checkpoint(sequence, 0, 0, 0, ready, new ArtifactRef("state", "0".repeat(64), 2), null);
    }

    /** A search that is paused before its first step, and then told of as if it went on. */
    private String opened() {
        var id = given().contentType("application/json")
                .body(
                        "{\"name\": \"warm\", \"space\": \"nasbench201\", \"objectives\": [\"maximize val_accuracy_pct\"],"
                                + " \"method\": \"random-search\", \"budget\": {\"trials\": 48},"
                                + " \"evaluator\": {\"name\": \"table\", \"table\": \"nasbench201-cifar10\"}}")
                .post("/api/v1/experiments?paused=true")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
        ledger.open(new Opened(conductor.require(id).experiment(), checkpoint(0, false)));
        return id;
    }

    private void chunk(String id, int sequence, long done, String note) {
        var progress = new Progress(done, 20_000, "steps", note);
        var at = new At(id, 0, checkpoint(sequence - 1, false));
        ledger.close(new Closed(at, null, checkpoint(sequence, done == 20_000), 5 * SECOND, progress));
    }

    private static String page(String path) {
        return given().accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void aWarmUpIsShownWhileItGoesOn() {
        var id = opened();
        chunk(id, 1, 2_000, "");
        chunk(id, 2, 4_000, "62.5 % of the graphs it draws are cells");

        var experiment = Searches.get("/experiments/{id}", id);
        assertThat(experiment.getBoolean("warmedUp")).isFalse();
        assertThat(experiment.getLong("warmup.done")).isEqualTo(4_000);
        assertThat(experiment.getLong("warmup.whole")).isEqualTo(20_000);
        assertThat(experiment.getString("warmup.unit")).isEqualTo("steps");
        assertThat(page("/experiments/" + id))
                .contains("Warm-up 20 %", "4,000 of 20,000 steps", "62.5 % of the graphs it draws are cells")
                .contains("aria-label=\"20 % of the warm-up\"");
        assertThat(page("/experiments/%s/fragments/live?tab=overview&seen=0".formatted(id)))
                .contains("Warm-up 20 %");
        assertThat(page("/experiments?q=" + id)).contains("warm-up 20 %");
        assertThat(page("/experiments/%s?tab=settings".formatted(id))).doesNotContain("<dt>Warm-up");
    }

    @Test
    void whatCameOfItIsSaidOnceItHasEnded() {
        var id = opened();
        chunk(id, 1, 10_000, "");
        chunk(id, 2, 20_000, "99.3 % of the graphs it draws are cells");
        var told = "20,000 steps in 10 s. 99.3 % of the graphs it draws are cells.";

        var history = Searches.get("/experiments/{id}/history", id);
        assertThat(history.getList("items.findAll { it.kind == 'warmed' }.title", String.class))
                .containsExactly("Warm-up done");
        assertThat(history.getString("items.find { it.kind == 'warmed' }.detail"))
                .isEqualTo(told);
        assertThat(page("/experiments/" + id)).doesNotContain("of the warm-up").contains("Round 1 of");
        assertThat(page("/experiments/%s?tab=settings".formatted(id))).contains(told);
        assertThat(Searches.get("/experiments/{id}", id).getString("warmup.endsAt"))
                .isNull();
    }

    @Test
    void aChunkThatIsToldTwiceIsOneEvent() {
        var id = opened();
        chunk(id, 1, 20_000, "");
        chunk(id, 1, 20_000, "");

        assertThat(Searches.get("/experiments/{id}/history", id)
                        .getList("items.findAll { it.kind == 'warmed' }.detail", String.class))
                .containsExactly("20,000 steps in 5 s.");
    }

    @Test
    void aMethodThatTrainsNothingHasNone() {
        var id = Searches.finished(Searches.FILE);

        assertThat(Searches.get("/experiments/{id}", id).getMap("warmup")).isNull();
        assertThat(Searches.get("/experiments/{id}/history", id).getList("items.kind", String.class))
                .doesNotContain("warmed");
    }
}
