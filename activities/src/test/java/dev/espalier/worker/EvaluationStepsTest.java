package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.search.Candidate;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Component;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.space.Architecture;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.step.Attempts;
import dev.espalier.step.Attempts.CutOff;
import dev.espalier.step.EvaluationSteps;
import dev.espalier.step.EvaluationSteps.Evaluate;
import dev.espalier.step.Keys;
import dev.espalier.step.MethodSteps.At;
import dev.espalier.step.MethodSteps.Batch;
import dev.espalier.step.MethodSteps.Group;
import dev.espalier.step.Queues;
import dev.espalier.step.Records.Candidates;
import dev.espalier.step.Records.Evaluation;
import dev.espalier.step.Records.Evaluations;
import dev.espalier.step.Records.Rerun;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an evaluation says of the attempts before it, which were cut off. */
class EvaluationStepsTest {

    private static final long BEGUN = 1_700_000_000_000L;
    private static final Group GROUP = new Group(0, 1);
    private static final At AT =
            new At("x", 0, new Checkpoint(2, 1, 1, 0, true, new ArtifactRef("state", "00", 0), null));

    @TempDir
    Path folder;

    private Desk desk;
    private Attempts attempts;

    @BeforeEach
    void open() {
        open("here");
    }

    private void open(String name) {
        var store = new FileArtifactStore(folder.resolve(name));
        var shelf = new StoredShelf(List.of(new NasBench201()), List.of(), store);
        desk = new Desk(store, new Registry(List.of(), List.of(new ToyEvaluator()), List.of()), shelf);
        attempts = new Attempts(store);
    }

    private void cutOffAfter(int attempt, long seconds) {
        attempts.cutOff("x", 2, attempts.marks("x", 2).get(attempt - 1), new CutOff(BEGUN + seconds * 1000, 0));
    }

    private List<Long> lostSeconds(@Nullable Long heartbeatSeconds) {
        return reruns(heartbeatSeconds).stream().map(Rerun::lostSeconds).toList();
    }

    private List<Rerun> reruns(@Nullable Long heartbeatSeconds) {
        return evaluations(new Architecture(NasBench201.NAME, 0, 1, 2, 3, 4, 0), heartbeatSeconds)
                .reruns();
    }

    private Evaluations evaluations(Architecture architecture, @Nullable Long heartbeatSeconds) {
        var experiment = TestEngine.with(
                TestEngine.experiment("x", 10, 7), new Component("random-search"), new Component("toy"));
        desk.once().write(Keys.revision("x", 0), () -> experiment);
        var candidate = new Candidate(architecture, List.of(), "random");
        var batch = new Batch(
                desk.once().write(Keys.at("x", 2, "batch"), () -> new Candidates(List.of(candidate))),
                List.of(GROUP),
                Queues.GPU,
                0);
        var environment = TestActivityEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Messages.converter())
                        .build())
                .build());
        try {
            environment.registerActivitiesImplementations(new EvaluationStepsImpl(desk, "here:2"));
            if (heartbeatSeconds != null) {
                environment.setHeartbeatDetails(new Pulse.Beat(BEGUN + heartbeatSeconds * 1000, null));
            }
            var evaluated = environment.newActivityStub(EvaluationSteps.class).evaluate(new Evaluate(AT, batch, GROUP));
            return desk.once().read(Objects.requireNonNull(evaluated.evaluations()), Evaluations.class);
        } finally {
            environment.close();
        }
    }

    /** The accuracy of an architecture that is the first of its network to be evaluated. */
    private double accuracy(String store, String cell) {
        open(store);
        var outcome = evaluations(new NasBench201().parse(cell), null)
                .evaluations()
                .getFirst()
                .outcome();
        return ((Outcome.Measured) outcome).measures().get(Metric.VAL_ACCURACY_PCT);
    }

    @Test
    void givesTheSameWhicheverOfSeveralArchitecturesOfOneNetworkComesFirst() {
        double direct = accuracy("one", "|none~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|none~2|");
        double around = accuracy("two", "|skip_connect~0|+|none~0|none~1|+|none~0|nor_conv_3x3~1|none~2|");
        assertThat(around).isEqualTo(direct);
        assertThat(accuracy("three", "|nor_conv_3x3~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|nor_conv_1x1~2|"))
                .as("which is no matter of course: the toy adds up choices")
                .isNotEqualTo(accuracy("four", "|none~0|+|none~0|none~1|+|nor_conv_1x1~0|none~1|none~2|"));
    }

    @Test
    void theFirstAttemptIsNoRerun() {
        assertThat(reruns(null)).isEmpty();
        assertThat(attempts.marks("x", 2)).hasSize(1);
    }

    @Test
    void namesWhoWasCutOffAndHowMuchWasLostUpToItsLastHeartbeat() {
        attempts.begin("x", 2, 0, "there:1", BEGUN);
        assertThat(reruns(60L)).containsExactly(new Rerun(1, "there:1", BEGUN, 60, false));
    }

    @Test
    void takesWhatIsKeptWhereTheHeartbeatIsLost() {
        attempts.begin("x", 2, 0, "there:1", BEGUN);
        cutOffAfter(1, 45);
        assertThat(lostSeconds(null)).containsExactly(45L);
    }

    @Test
    void believesTheHeartbeatMoreThanWhatIsKept() {
        attempts.begin("x", 2, 0, "there:1", BEGUN);
        cutOffAfter(1, 45);
        assertThat(lostSeconds(60L)).containsExactly(60L);
    }

    @Test
    void losesNothingWhereNobodyKnows() {
        attempts.begin("x", 2, 0, "there:1", BEGUN);
        assertThat(lostSeconds(null)).containsExactly(0L);
    }

    @Test
    void neverLosesLessThanNothing() {
        attempts.begin("x", 2, 0, "there:1", BEGUN);
        cutOffAfter(1, -5);
        assertThat(lostSeconds(-10L)).containsExactly(0L);
    }

    @Test
    void countsEachOfSeveralAttemptsUpToItsOwnEnd() {
        attempts.begin("x", 2, 0, "there:1", BEGUN);
        attempts.begin("x", 2, 0, "there:1", BEGUN + 100_000);
        cutOffAfter(1, 30);
        assertThat(lostSeconds(110L))
                .as("the heartbeat is of the second attempt")
                .containsExactly(30L, 10L);
    }

    @Test
    void keepsWhatAHeartbeatToldForLaterAttempts() {
        attempts.begin("x", 2, 0, "there:1", BEGUN);
        reruns(60L);
        assertThat(attempts.cutOff("x", 2, attempts.marks("x", 2).getFirst())).isEqualTo(new CutOff(BEGUN + 60_000, 0));
    }

    @Test
    void givesUpWhatEndedItsWorkerFiveTimesBeforeAnythingWasSaved() {
        for (int attempt = 1; attempt <= 5; attempt++) {
            attempts.begin("x", 2, 0, "there:" + attempt % 2, BEGUN);
        }
        var evaluations = evaluations(new Architecture(NasBench201.NAME, 0, 1, 2, 3, 4, 0), null);
        assertThat(evaluations.reruns()).hasSize(5);
        assertThat(evaluations.evaluations())
                .extracting(Evaluation::outcome)
                .containsExactly(
                        new Outcome.Failed(
                                "It was begun 5 times and each time its worker ended before anything was saved (there:1, there:0).\nMaybe it takes more memory than there is."));
    }

    @Test
    void triesOnHoweverOftenItWasCutOffWhereThatWasNotItsFault() {
        for (int attempt = 1; attempt <= 9; attempt++) {
            attempts.begin("x", 2, 0, "there:1", BEGUN);
        }
        attempts.marks("x", 2).stream().skip(4).forEach(mark -> attempts.excuse("x", 2, mark));
        var evaluations = evaluations(new Architecture(NasBench201.NAME, 0, 1, 2, 3, 4, 0), null);
        assertThat(evaluations.evaluations())
                .extracting(Evaluation::outcome)
                .allMatch(Outcome.Measured.class::isInstance);
        assertThat(evaluations.reruns()).hasSize(9);
    }

    @Test
    void losesOnlyWhatWasDoneSinceItLastSaved() {
        attempts.begin("x", 2, 0, "there:1", BEGUN);
        attempts.saved("x", 2, attempts.marks("x", 2).getFirst(), BEGUN + 52_000);
        assertThat(reruns(60L)).containsExactly(new Rerun(1, "there:1", BEGUN, 8, true));
        assertThat(attempts.cutOff("x", 2, attempts.marks("x", 2).getFirst()))
                .as("known to all attempts that come after")
                .isEqualTo(new CutOff(BEGUN + 60_000, BEGUN + 52_000));
    }
}
