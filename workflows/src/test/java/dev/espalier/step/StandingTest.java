package dev.espalier.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.step.ExportSteps.Progress;
import dev.espalier.step.ExportSteps.Stage;
import dev.espalier.step.ExportSteps.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static Standing at(Stage now) {
        return new Standing(
                List.of(
                        new Stage("Write ONNX", Progress.DONE, "Opset 17."),
                        now,
                        new Stage("Pack", Progress.WAITING, "")),
                null,
                "");
    }

    @Test
    void aRemarkSaysWhatTheStageUnderWayWaitsFor() {
        var standing = at(new Stage("Measure latency", Progress.UNDER_WAY, "Waits for its turn."));

        assertThat(standing.remarked("Waits for a quiet moment."))
                .isEqualTo(at(new Stage("Measure latency", Progress.UNDER_WAY, "Waits for a quiet moment.")));
    }

    @Test
    void aRemarkThatWasLeftBehindSaysNothingOfOtherStages() {
        var standing = at(new Stage("Compare outputs", Progress.UNDER_WAY, ""));

        assertThat(standing.remarked("Waits for a quiet moment.")).isEqualTo(standing);
    }
}
