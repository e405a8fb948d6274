package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.catalogue.Verifier.Verdict;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Component;
import dev.espalier.search.Experiment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One search is recorded, then one artifact after the other is changed behind its back. */
class VerificationTest {

    @TempDir
    Path folder;

    private TestEngine engine;
    private Checkpoint last;

    @BeforeEach
    void search() {
        engine = new TestEngine(folder);
        last = run(TestEngine.experiment("x", 60, 7));
    }

    @AfterEach
    void down() {
        engine.close();
    }

    private Checkpoint run(Experiment experiment) {
        return Objects.requireNonNull(engine.run(experiment).checkpoint());
    }

    private Verdict verdict() {
        return new Verification(engine.desk).verify("x", last, (_, _) -> {});
    }

    /** Sequence 1 is the end of the warm-up, so that sequence 3 is between round 2 and round 3. */
    @ParameterizedTest
    @CsvSource({
        "000003/pool, '\"choices\":[', '\"choices\":[9,', the proposals of round 3",
        "000003/pool, '\"asked\":', '\"asked\":1', the proposals of round 3",
        "000003/batch, 'mutation', 'mutatiom', the screening of round 3",
        "000003/evaluations-0000, '\"val_accuracy_pct\":', '\"val_accuracy_pct\":1', 000003/evaluations-0000.json",
        "000004/trials, '\"val_accuracy_pct\":', '\"val_accuracy_pct\":1', 000004/trials.json",
        "000004/state, '\"losses\":[', '\"losses\":[1', 000004/state.json",
        "000004/checkpoint, '\"trials\":30', '\"trials\":31', the checkpoint after round 3",
        "000004/checkpoint, '\"gpuSeconds\":', '\"gpuSeconds\":1', the checkpoint after round 3",
        "000004/checkpoint, '\"sha256\":\"', '\"sha256\":\"f', 000004",
        "000007/checkpoint, '\"round\":6', '\"round\":7', round 6",
        "000000/state, 'members', 'membirs', 000000/state.json",
        "000001/state, 'members', 'membirs', 000001/state.json",
        "revisions/000000, '\"atMost\":5', '\"atMost\":6', revisions/000000.json"
    })
    void findsWhatWasChangedAndSaysWhere(String artifact, String from, String to, String where) throws IOException {
        assertThat(verdict().firstDifference()).isNull();
        var file = folder.resolve("experiments/x/" + artifact + ".json");
        var content = Files.readString(file);
        assertThat(content).contains(from);
        Files.writeString(file, content.replaceFirst(java.util.regex.Pattern.quote(from), to.replace("$", "")));
        assertThat(verdict().ok()).isFalse();
        assertThat(verdict().firstDifference()).contains(where);
        Files.writeString(file, content);
        assertThat(verdict().ok()).as("mended again").isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "000003/pool, 000003/pool.json",
        "000003/batch, 000003/batch.json",
        "000003/evaluations-0000, 000003/evaluations-0000.json",
        "000004/trials, 000004/trials.json",
        "000004/state, 000004/state.json",
        "000004/checkpoint, no checkpoint at sequence 4",
        "revisions/000000, no revision"
    })
    void findsWhatIsMissingOrNoLongerReadable(String artifact, String where) throws IOException {
        var file = folder.resolve("experiments/x/" + artifact + ".json");
        var content = Files.readAllBytes(file);
        Files.delete(file);
        assertThat(verdict().firstDifference()).contains(where);
        Files.writeString(file, "{");
        assertThat(verdict().firstDifference()).contains(artifact);
        Files.write(file, content);
        assertThat(verdict().ok()).as("mended again").isTrue();
    }

    @Test
    void findsThatTheLedgerKnowsAnotherEnd() {
        var other = new Checkpoint(
                last.sequence(),
                last.round(),
                last.trials(),
                last.gpuSeconds() + 1,
                last.ready(),
                last.state(),
                last.outcomes());
        assertThat(new Verification(engine.desk)
                        .verify("x", other, (_, _) -> {})
                        .firstDifference())
                .isEqualTo("What was recorded differs first at the last checkpoint.");
    }

    @Test
    void tellsHowFarItIs() {
        var told = new ArrayList<List<Integer>>();
        new Verification(engine.desk).verify("x", last, (steps, of) -> told.add(List.of(steps, of)));
        assertThat(told).hasSize(7).startsWith(List.of(1, 7)).endsWith(List.of(7, 7));
    }

    @Test
    void aCallerWhoWentAwayIsNoDifference() {
        var gone = new UncheckedIOException(new IOException("the line broke"));
        assertThatThrownBy(() -> new Verification(engine.desk).verify("x", last, (_, _) -> {
                    throw gone;
                }))
                .isSameAs(gone);
    }

    @Test
    void aRoundInWhichAStepFailedIsVerifiedToo() {
        var broken = TestEngine.with(
                TestEngine.experiment("broken", 60, 3),
                new Component("random-search"),
                new Component("toy", new TreeMap<>(Map.of("breaks", "yes"))));
        var end = run(broken);
        assertThat(new Verification(engine.desk)
                        .verify("broken", end, (_, _) -> {})
                        .firstDifference())
                .isNull();
    }

    @Test
    void verifyingARunningSearchTakesNothingFromIt() {
        var half = TestEngine.experiment("half", 30, 7);
        var middle = run(half);
        assertThat(new Verification(engine.desk)
                        .verify("half", middle, (_, _) -> {})
                        .ok())
                .isTrue();
        var whole = half.revised(
                half.problem().constraints(),
                new Experiment.Budget(60, Experiment.Budget.UNLIMITED_GPU_TIME),
                half.concurrency());
        assertThat(run(whole).state().sha256()).isEqualTo(last.state().sha256());
        assertThat(run(whole).gpuSeconds()).isEqualTo(last.gpuSeconds());
    }
}
