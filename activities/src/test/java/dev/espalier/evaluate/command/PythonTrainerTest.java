package dev.espalier.evaluate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.evaluate.RecordedWork;
import dev.espalier.method.Work;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.step.Records.Evaluation;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a trainer in Python, run as a search runs it. */
@Tag("python")
class PythonTrainerTest {

    private static final Path EXAMPLE =
            Path.of("../examples/python-trainer").toAbsolutePath().normalize();

    private static final int[] NOTHING = {0, 0, 0, 0, 0, 0};
    private static final int[] ONE_POOLING = {0, 0, 0, 4, 0, 0};
    private static final int[] TWO_CONVOLUTIONS = {3, 0, 1, 0, 3, 1};

    @TempDir
    Path place;

    @BeforeAll
    static void orSkip() {
        boolean there = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
        assumeTrue(there || "all".equals(System.getenv("ESPALIER_TEST_REQUIRE")), "There is no python3 in PATH.");
    }

    private static Evaluation evaluate(int[] choices, int epochs, Path place, Work work) {
        var settings = Trainers.settings(
                Map.of("command", "python3 train.py", "source", EXAMPLE.toString(), "epochs", epochs));
        return Trainers.evaluator(place)
                .evaluate(List.of(Trainers.candidate(choices)), Trainers.PROBLEM, settings, work)
                .getFirst();
    }

    private static Measures measures(Evaluation evaluation) {
        assertThat(evaluation.outcome()).isInstanceOf(Outcome.Measured.class);
        return ((Outcome.Measured) evaluation.outcome()).measures();
    }

    private double accuracyPct(int[] choices) {
        return measures(evaluate(choices, 8, place, Trainers.work(place))).get(Metric.VAL_ACCURACY_PCT);
    }

    @Test
    void whatTheCellIsMadeOfDecidesHowWellItLearns() {
        assertThat(accuracyPct(NOTHING)).as("chance, of four classes").isEqualTo(25);
        assertThat(accuracyPct(ONE_POOLING)).isBetween(30.0, 70.0);
        assertThat(accuracyPct(TWO_CONVOLUTIONS)).isGreaterThan(80);
    }

    @Test
    void goesOnFromWhatItSavedAndEndsTheSame() throws IOException {
        var whole = measures(evaluate(TWO_CONVOLUTIONS, 4, place.resolve("undisturbed"), Trainers.work(place)));
        var store = new FileArtifactStore(place.resolve("artifacts"));
        var cutOff = new RecordedWork(store).thatEndsAfter(2);
        assertThatThrownBy(() -> evaluate(TWO_CONVOLUTIONS, 4, place, cutOff))
                .isInstanceOf(CancellationException.class);

        var later = new RecordedWork(store).after(cutOff.saved().getLast());
        var evaluation = evaluate(TWO_CONVOLUTIONS, 4, place, later);

        assertThat(measures(evaluation)).isEqualTo(whole);
        assertThat(later.saved()).hasSizeLessThanOrEqualTo(2);
        assertThat(Trainers.log(place, evaluation)).startsWith("Going on after epoch ");
    }
}
