package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.control.Conductor;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.LedgerSteps;
import dev.espalier.ledger.Waits;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Ending;
import dev.espalier.step.Ledger.Awaited;
import dev.espalier.step.Ledger.Closed;
import dev.espalier.step.Ledger.Finished;
import dev.espalier.step.Ledger.Opened;
import dev.espalier.step.MethodSteps.At;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LedgerTest {

    private static final int BATCH = 8;

    @Inject
    Conductor conductor;

    @Inject
    LedgerSteps ledger;

    @Inject
    Waits waits;

    private static boolean amidARound(String change) {
        int trials = JsonPath.from(change.substring("data:".length())).getInt("trials");
        return trials > BATCH && trials % BATCH > 0 && trials % BATCH < BATCH / 2;
    }

    private static String recordedAt(String id, String trial) {
        return Searches.get("/experiments/{id}/trials/{trial}", id, trial).getString("recordedAt");
    }

    private static Checkpoint last(ExperimentView experiment) {
        return Objects.requireNonNull(experiment.checkpoint());
    }

    @Test
    void whatIsToldAgainAfterARestartTakesNothingFromTheRoundUnderWay() {
        // A seed that no run has had: what was evaluated before would be known at once, and the search over too soon.
        int seed = ThreadLocalRandom.current().nextInt(1_000, 1_000_000_000);
        var id = Searches.create(Searches.LONG
                        .replace("trials: 100000", "trials: 16")
                        .replace("time_scale: 0.001", "time_scale: 0.0005")
                        .replace("seed: 7", "seed: " + seed)
                + "concurrency: 2\n");
        Searches.await(id, LedgerTest::amidARound);
        given().post("/api/v1/experiments/{id}/pause", id).then().statusCode(200);
        var before = conductor.require(id);
        var checkpoint = last(before);
        assertThat(before.trials()).isGreaterThan(checkpoint.trials());
        String trial = Searches.get("/experiments/{id}/trials?limit=1", id).getString("items[0].id");
        var recorded = recordedAt(id, trial);

        ledger.open(new Opened(before.experiment(), checkpoint));
        ledger.close(new Closed(new At(id, 0, checkpoint), null, checkpoint, 0));

        assertThat(conductor.require(id).trials()).isGreaterThanOrEqualTo(before.trials());
        given().post("/api/v1/experiments/{id}/resume", id).then().statusCode(200);
        Searches.await(id, change -> change.contains("\"status\":\"finished\"") && change.contains("\"trials\":16"));
        assertThat(recordedAt(id, trial)).isEqualTo(recorded);
    }

    @Test
    void whatIsToldTooLateIsPassedOver() {
        var id = Searches.finished(Searches.FILE);
        var before = conductor.require(id);
        var last = last(before);
        var early = new Checkpoint(
                last.sequence() - 1, last.round() - 1, last.trials() - 8, 0, true, last.state(), last.outcomes());

        ledger.open(new Opened(before.experiment(), early));
        ledger.close(new Closed(new At(id, 0, early), null, early, 0));
        ledger.finish(new Finished(id, Ending.STOPPED, early, null));

        var after = conductor.require(id);
        assertThat(after.checkpoint()).isEqualTo(last);
        assertThat(after.trials()).isEqualTo(before.trials());
        assertThat(after.status()).isEqualTo(before.status());
    }

    @Test
    void aRevisionThatIsToldTooLateIsPassedOver() {
        var id = Searches.finished(Searches.FILE);
        var before = conductor.require(id);
        set(id, "{\"concurrency\": 3}");

        ledger.open(new Opened(before.experiment(), last(before)));

        assertThat(conductor.require(id).experiment().concurrency()).isEqualTo(3);
    }

    @Test
    void aBusyDeviceIsToldOfOnceAndOnceMoreWhenItMeasuresAgain() {
        var id = Searches.finished(Searches.FILE);
        var since = Instant.parse("2026-11-23T14:03:27Z");
        var busy = new Awaited(id, "board", since.toEpochMilli(), "The device board is busy.\nMaybe wait.");

        ledger.await(busy);
        ledger.await(busy);
        assertThat(waits.busy(id)).containsExactly(Map.entry("board", since));
        ledger.await(new Awaited(id, "board", since.toEpochMilli(), null));

        assertThat(waits.busy(id)).isEmpty();
        var history = Searches.get("/experiments/{id}/history", id);
        assertThat(history.getList("items.title", String.class))
                .startsWith("The device board measures again", "Waits for the device board")
                .doesNotHaveDuplicates();
        assertThat(history.getString("items[1].detail"))
                .isEqualTo("The device board is busy. It is asked again, at least every half an hour.");
    }

    @Test
    void aFailureOfAnyLengthEndsASearch() {
        var id = Searches.finished(Searches.FILE);

        ledger.finish(new Finished(id, Ending.FAILED, last(conductor.require(id)), "It broke. ".repeat(10_000)));

        assertThat(Searches.get("/experiments/{id}", id).getString("reason")).hasSize(4_000);
    }

    @Test
    void aChangeOfManyLimitsIsNoted() {
        var id = Searches.finished(Searches.FILE);
        // All but those that measure, which a search has to ask for.
        var limits =
                Searches.get("/devices")
                        .getList("items.findAll { it.source != 'measured' }.name", String.class)
                        .stream()
                        .map("\"latency_ms@%s <= 12345.678901 s\""::formatted)
                        .collect(Collectors.joining(", "));

        set(id, "{\"constraints\": [%s]}".formatted(limits));
        set(id, "{\"constraints\": [%s]}".formatted(limits.replace("12345", "54321")));

        assertThat(Searches.get("/experiments/{id}/history", id).getString("items[0].title"))
                .hasSize(500);
    }

    private static void set(String id, String change) {
        given().contentType("application/json")
                .body(change)
                .post("/api/v1/experiments/{id}/set", id)
                .then()
                .statusCode(200);
    }
}
