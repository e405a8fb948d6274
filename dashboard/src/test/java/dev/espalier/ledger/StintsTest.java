package dev.espalier.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Measures;
import dev.espalier.search.Outcome;
import dev.espalier.step.Attempts;
import dev.espalier.step.Attempts.CutOff;
import dev.espalier.step.Measurings;
import dev.espalier.step.Measurings.Measuring;
import dev.espalier.step.MethodSteps.At;
import dev.espalier.step.Records.Evaluation;
import dev.espalier.step.Records.Evaluations;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StintsTest {

    private static final Instant RECORDED = Instant.ofEpochMilli(90_000);
    private static final At AT =
            new At("x", 0, new Checkpoint(3, 2, 16, 0, true, new ArtifactRef("state", "00", 0), null));
    private static final Evaluations MEASURED =
            new Evaluations(List.of(new Evaluation(new Outcome.Measured(Measures.NONE), 9)));

    @TempDir
    Path folder;

    private Attempts attempts;
    private Measurings measurings;
    private Stints stints;

    @BeforeEach
    void open() {
        ArtifactStore store = new FileArtifactStore(folder);
        attempts = new Attempts(store);
        measurings = new Measurings(store);
        stints = new Stints(store);
    }

    private List<AttemptRow> rows(Evaluations evaluations) {
        return stints.rows(AT, 4, evaluations, RECORDED);
    }

    @Test
    void aLookUpLeavesNone() {
        attempts.begin("x", 3, 8, "one:1", 10_000);

        assertThat(rows(MEASURED)).isEmpty();
    }

    @Test
    void anEvaluationLastsUntilItWasRecordedWhereNothingElseIsKnown() {
        attempts.begin("x", 3, 4, "one:1", 10_000);

        assertThat(rows(MEASURED)).singleElement().satisfies(row -> {
            assertThat(row.id).isEqualTo(new AttemptRow.Key("x", 2, 4, "one:1", 1));
            assertThat(row.kind).isEqualTo(Stint.Kind.EVALUATED);
            assertThat(row.begunAt).isEqualTo(Instant.ofEpochMilli(10_000));
            assertThat(row.endedAt).isEqualTo(RECORDED);
        });
    }

    @Test
    void aDeadWorkersPartEndsWithItsLastSignAndTheNextGoesOnFromWhatItSaved() {
        attempts.begin("x", 3, 4, "one:1", 10_000);
        var first = attempts.marks("x", 3, 4).getFirst();
        attempts.saved("x", 3, first, 25_000);
        attempts.cutOff("x", 3, first, new CutOff(30_000, 25_000));
        attempts.begin("x", 3, 4, "two:7", 50_000);

        var rows = rows(MEASURED);

        assertThat(rows).extracting(row -> row.kind).containsExactly(Stint.Kind.CUT_OFF, Stint.Kind.WENT_ON);
        assertThat(rows.getFirst().endedAt).isEqualTo(Instant.ofEpochMilli(30_000));
    }

    @Test
    void whatHadSavedNothingIsBegunAgain() {
        attempts.begin("x", 3, 4, "one:1", 10_000);
        attempts.begin("x", 3, 4, "two:7", 50_000);

        var rows = rows(MEASURED);

        assertThat(rows).extracting(row -> row.kind).containsExactly(Stint.Kind.CUT_OFF, Stint.Kind.AGAIN);
        assertThat(rows.getFirst().endedAt)
                .as("nobody knows when it died, but not after its successor began")
                .isEqualTo(Instant.ofEpochMilli(50_000));
    }

    @Test
    void whatADeviceMeasuredComesAfterItsEvaluation() {
        attempts.begin("x", 3, 4, "one:1", 10_000);
        attempts.ended("x", 3, attempts.marks("x", 3, 4).getFirst(), 20_000);
        measurings.keep("x", 3, new Measuring(4, "board", 60_000, 70_000));
        measurings.keep("x", 3, new Measuring(8, "board", 70_000, 80_000));

        var rows = rows(MEASURED);

        assertThat(rows).extracting(row -> row.kind).containsExactly(Stint.Kind.EVALUATED, Stint.Kind.MEASURED);
        assertThat(rows.getFirst().endedAt).isEqualTo(Instant.ofEpochMilli(20_000));
        assertThat(rows.getLast().id.lane()).isEqualTo("board");
        assertThat(rows.getLast().endedAt).isEqualTo(Instant.ofEpochMilli(70_000));
    }

    @Test
    void aFailureIsToldOfTheAttemptThatCameToIt() {
        attempts.begin("x", 3, 4, "one:1", 10_000);
        attempts.begin("x", 3, 4, "two:7", 50_000);

        var failed = new Evaluations(List.of(new Evaluation(new Outcome.Failed("It broke."), 0)));

        assertThat(rows(failed)).extracting(row -> row.kind).containsExactly(Stint.Kind.CUT_OFF, Stint.Kind.FAILED);
    }
}
