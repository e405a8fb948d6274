package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.control.Conductor;
import dev.espalier.control.Resumption;
import dev.espalier.ledger.ProcessRow;
import dev.espalier.ledger.Vigil;
import dev.espalier.step.Attempts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a start of the server writes about searches that had not ended; their workflows are kept up all the while. */
@QuarkusTest
class CrashLedgerTest {

    private static final int BATCH = 8;

    @Inject
    Resumption resumption;

    @Inject
    Vigil vigil;

    @Inject
    Conductor conductor;

    @Inject
    ArtifactStore artifacts;

    private String id = "";

    @BeforeEach
    void begin() {
        id = Searches.create(Searches.LONG + "concurrency: 2\n");
        Searches.await(id, CrashLedgerTest::amidARound);
    }

    private static boolean amidARound(String change) {
        int trials = JsonPath.from(change.substring("data:".length())).getInt("trials");
        return trials % BATCH > 0 && trials % BATCH < BATCH / 2;
    }

    @AfterEach
    void end() {
        given().post("/api/v1/experiments/{id}/stop?now=true", id);
        Searches.await(id, change -> change.contains("\"status\":\"stopped\""));
    }

    /** As a kill leaves it. */
    private void killed(Duration ago) {
        stopped();
        QuarkusTransaction.requiringNew().run(() -> {
            ProcessRow row = ProcessRow.findById("server");
            row.aliveAt = Instant.now().minus(ago);
            row.endedAt = null;
        });
    }

    private void stopped() {
        vigil.begin();
        vigil.end(new ShutdownEvent());
    }

    private JsonPath history() {
        return Searches.get("/experiments/{id}/history", id);
    }

    @Test
    void countsACrashAndHowLongNothingWentOn() {
        killed(Duration.ofHours(1));

        resumption.resume(true);

        assertThat(history().getInt("totals.crashes")).isEqualTo(1);
        assertThat(history().getInt("totals.heldUpSeconds")).isBetween(3_600, 4_000);
        assertThat(history().getString("items[0].kind")).isEqualTo("recovered");
        assertThat(history().getString("items[0].detail")).startsWith("Away for 1 h 0 min. Went on from");
        assertThat(history().getInt("items[0].kept")).isPositive();
    }

    @Test
    void losesOfATrainingThatWentOnFromItsCheckpointOnlyWhatCameAfterThat() {
        killed(Duration.ofHours(1));
        long lastAlive = aliveAt().toEpochMilli();
        var attempts = new Attempts(artifacts);
        // At places that no group of the search has.
        int sequence = conductor.require(id).sequence();
        attempts.begin(id, sequence, 900, "here:1", lastAlive - 67_000);
        attempts.begin(id, sequence, 901, "here:1", lastAlive - 5_000);
        var trained = attempts.underWay(id, sequence).stream()
                .filter(attempt -> attempt.first() == 900)
                .findFirst()
                .orElseThrow();
        attempts.saved(id, sequence, trained, lastAlive - 1_000);

        resumption.resume(true);

        assertThat(history().getString("items[0].detail"))
                .as("those of the search itself began after the server's death, and lost nothing")
                .containsPattern("1 evaluation goes on from its checkpoint and \\d evaluations? (is|are) begun again,"
                        + " with 6 s of work done again");
        assertThat(attempts.cutOff(id, sequence, trained).lostSeconds(trained)).isEqualTo(1);
    }

    private Instant aliveAt() {
        return QuarkusTransaction.requiringNew().call(() -> {
            ProcessRow row = ProcessRow.findById("server");
            return row.aliveAt;
        });
    }

    @Test
    void countsEachOfTwoCrashesThatFollowAtOnce() {
        killed(Duration.ofHours(1));

        resumption.resume(true);
        resumption.resume(true);

        assertThat(history().getInt("totals.crashes")).isEqualTo(2);
    }

    @Test
    void doesNotHoldUpWhatWasPausedAnyway() {
        given().post("/api/v1/experiments/{id}/pause", id).then().statusCode(200);
        killed(Duration.ofHours(1));

        resumption.resume(true);

        assertThat(history().getInt("totals.crashes")).isEqualTo(1);
        assertThat(history().getInt("totals.heldUpSeconds")).isZero();
    }

    @Test
    void countsNoCrashAfterAnEndOnRequest() {
        stopped();

        resumption.resume(true);

        assertThat(history().getInt("totals.crashes")).isZero();
        assertThat(history().getString("items[0].kind")).isEqualTo("restarted");
        assertThat(history().getString("items[0].title")).isEqualTo("The server was stopped and started again");
    }

    @Test
    void saysThatNothingWasBegunAgainWhereTemporalKeptTheSearch() {
        killed(Duration.ofHours(1));

        resumption.resume(false);

        assertThat(history().getInt("totals.crashes")).isEqualTo(1);
        assertThat(history().getInt("totals.heldUpSeconds")).isZero();
        assertThat(history().getString("items[0].detail")).contains("Nothing was begun again, since Temporal kept");
    }

    @Test
    void aStopStaysOneWhereTemporalKeptTheSearch() {
        given().post("/api/v1/experiments/{id}/stop", id).then().statusCode(200);

        resumption.resume(false);

        Searches.await(id, change -> change.contains("\"status\":\"stopped\""));
    }
}
