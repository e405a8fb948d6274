package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.control.Conductor;
import dev.espalier.ledger.Books;
import dev.espalier.ledger.Status;
import dev.espalier.ledger.TrialKey;
import dev.espalier.ledger.TrialRow;
import dev.espalier.search.Component;
import dev.espalier.search.Experiment;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the ledger finds again of what it wrote. */
@QuarkusTest
class LedgerReadsTest {

    @Inject
    Books books;

    @Inject
    Conductor conductor;

    private static List<String> found(String text) {
        return given().queryParam("text", text)
                .get("/api/v1/experiments")
                .jsonPath()
                .getList("items.id", String.class);
    }

    @Test
    void findsWhatIsSpelledWithAnUnderscoreOrAPercentSign() {
        var other = conductor.require(Searches.finished(Searches.FILE)).experiment();
        var spelled = named("under_score-50%!", other);
        books.create(spelled, Status.FINISHED, "API", null);

        assertThat(found("under_score")).containsExactly(spelled.id());
        assertThat(found("r_s")).containsExactly(spelled.id());
        assertThat(found("50%!")).containsExactly(spelled.id());
        assertThat(found("under%50")).isEmpty();
        books.delete(spelled.id());
    }

    private static Experiment named(String evaluator, Experiment like) {
        return new Experiment(
                "spelled-abc123",
                0,
                "spelled",
                like.problem(),
                like.method(),
                new Component(evaluator),
                like.pool(),
                like.batch(),
                like.concurrency(),
                like.measureOn(),
                like.budget(),
                like.seed(),
                like.labels(),
                null);
    }

    @Test
    void rebuildsAFrontOfEveryTrialWhenALimitIsSetAfterTheEnd() {
        var id = Searches.finished(
                Searches.FILE.replace("trials: 48", "trials: 1024").replace("batch: 8", "batch: 1024"));
        QuarkusTransaction.requiringNew().run(() -> best(new TrialKey(id, 0, 1010)));

        given().contentType("application/json")
                .body("{\"constraints\": [\"latency_ms@pixel3 <= 20 ms\", \"params_m <= 2 M\"]}")
                .post("/api/v1/experiments/{id}/set", id)
                .then()
                .statusCode(200);

        assertThat(Searches.get("/experiments/{id}/front", id).getList("trials.id", String.class))
                .contains("0-1010");
    }

    private static void best(TrialKey key) {
        TrialRow row = TrialRow.findById(key);
        var measures = new HashMap<>(row.measures);
        measures.put("val_accuracy_pct", 100.0);
        row.measures = measures;
    }
}
