package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.control.Conductor;
import dev.espalier.ledger.LedgerSteps;
import dev.espalier.step.Ledger.Closed;
import dev.espalier.step.Ledger.Opened;
import dev.espalier.step.MethodSteps.At;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LedgerTest {

    private static final int BATCH = 8;

    @Inject
    Conductor conductor;

    @Inject
    LedgerSteps ledger;

    private static boolean amidARound(String change) {
        int trials = JsonPath.from(change.substring("data:".length())).getInt("trials");
        return trials > BATCH && trials % BATCH > 0 && trials % BATCH < BATCH / 2;
    }

    @Test
    void whatIsToldAgainAfterARestartTakesNothingFromTheRoundUnderWay() {
        var id = Searches.create(Searches.LONG.replace("trials: 100000", "trials: 24") + "concurrency: 2\n");
        Searches.await(id, LedgerTest::amidARound);
        given().post("/api/v1/experiments/{id}/pause", id).then().statusCode(200);
        var before = conductor.require(id);
        var checkpoint = Objects.requireNonNull(before.checkpoint());
        assertThat(before.trials()).isGreaterThan(checkpoint.trials());

        ledger.open(new Opened(before.experiment(), checkpoint));
        ledger.close(new Closed(new At(id, 0, checkpoint), null, checkpoint));

        assertThat(conductor.require(id).trials()).isGreaterThanOrEqualTo(before.trials());
        given().post("/api/v1/experiments/{id}/resume", id).then().statusCode(200);
        Searches.await(id, change -> change.contains("\"status\":\"finished\"") && change.contains("\"trials\":24"));
    }
}
