package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.evaluate.Evaluator;
import dev.espalier.method.Over;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Component;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.space.Architecture;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.step.Attempts;
import dev.espalier.step.EvaluationSteps;
import dev.espalier.step.EvaluationSteps.Evaluate;
import dev.espalier.step.Keys;
import dev.espalier.step.MethodSteps.At;
import dev.espalier.step.MethodSteps.Batch;
import dev.espalier.step.MethodSteps.Group;
import dev.espalier.step.Queues;
import dev.espalier.step.Records.Candidates;
import dev.espalier.step.Records.Evaluation;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a step leaves behind once its group is evaluated. */
class EvaluationEndTest {

    private static final String EVALUATIONS = Keys.at("x", 2, Keys.evaluations(0));

    @TempDir
    Path folder;

    /** Leaves something of each evaluation, and looks what is kept when that is to go. */
    private static final class Lingering implements Evaluator<Lingering.None> {

        private final Outcome outcome;
        private final List<Boolean> keptWhenCleared = new ArrayList<>();
        private Runnable meanwhile = () -> {};
        private int evaluated;
        private boolean breaksWhenCleared;
        private @Nullable Work left;

        private Lingering(Outcome outcome) {
            this.outcome = outcome;
        }

        record None() {}

        @Override
        public EvaluatorInfo<None> info() {
            return new EvaluatorInfo<>("lingering", "Says what it was told to.", "none", None.class);
        }

        @Override
        public List<Evaluation> evaluate(List<Candidate> group, SearchProblem problem, None params, Work work) {
            left = work;
            if (++evaluated == 1) {
                meanwhile.run();
            }
            return List.of(new Evaluation(outcome, 1));
        }

        @Override
        public void clear(List<Candidate> group, None params, ArtifactStore store) {
            keptWhenCleared.add(store.find(EVALUATIONS).isPresent());
            if (breaksWhenCleared) {
                throw new IllegalStateException("The disk does not answer.");
            }
        }
    }

    private static Lingering measuring() {
        return new Lingering(new Outcome.Measured(Measures.of(Metric.VAL_ACCURACY_PCT, 50)));
    }

    private Desk desk(Evaluator<?> evaluator) {
        var store = new FileArtifactStore(folder);
        var shelf = new StoredShelf(List.of(new NasBench201()), List.of(), store);
        return new Desk(store, new Registry(List.of(), List.of(evaluator), List.of()), shelf);
    }

    private void evaluate(Evaluator<?> evaluator) {
        var desk = desk(evaluator);
        evaluate("x", desk, new EvaluationStepsImpl(desk, "here:1"));
    }

    private static void evaluate(String id, Desk desk, EvaluationStepsImpl steps) {
        desk.once()
                .write(
                        Keys.revision(id, 0),
                        () -> TestEngine.with(
                                TestEngine.experiment(id, 10, 7),
                                new Component("random-search"),
                                new Component("lingering")));
        var environment = TestActivityEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Messages.converter())
                        .build())
                .build());
        try {
            environment.registerActivitiesImplementations(steps);
            environment.newActivityStub(EvaluationSteps.class).evaluate(message(id, desk));
        } finally {
            environment.close();
        }
    }

    private static Evaluate message(String id, Desk desk) {
        var group = new Group(0, 1);
        var candidate = new Candidate(new Architecture(NasBench201.NAME, 0, 1, 2, 3, 4, 0), List.of(), "random");
        var candidates = desk.once().write(Keys.at(id, 2, "batch"), () -> new Candidates(List.of(candidate)));
        var checkpoint = new Checkpoint(2, 1, 1, 0, true, new ArtifactRef("state", "00", 0), null);
        return new Evaluate(new At(id, 0, checkpoint), new Batch(candidates, List.of(group), Queues.GPU, 0), group);
    }

    @Test
    void whatWasSavedOnTheWayGoesOnceTheResultIsKeptAndNotBefore() {
        var measuring = measuring();
        evaluate(measuring);
        assertThat(measuring.keptWhenCleared).containsExactly(true);
    }

    @Test
    void ofWhatFailedNothingStaysEither() {
        var failing = new Lingering(new Outcome.Failed("It diverged."));
        evaluate(failing);
        assertThat(failing.keptWhenCleared).containsExactly(true);
    }

    @Test
    void anAttemptAfterOneThatWasKilledJustThenRemovesWhatItLeft() {
        evaluate(measuring());
        var later = measuring();
        evaluate(later);
        assertThat(later.evaluated).isZero();
        assertThat(later.keptWhenCleared).containsExactly(true);
    }

    @Test
    void whatCannotBeRemovedCostsNoEvaluation() {
        var measuring = measuring();
        measuring.breaksWhenCleared = true;
        evaluate(measuring);
        assertThat(measuring.keptWhenCleared).containsExactly(true);
    }

    @Test
    void whatStillWorksForAStepThatIsOverEndsAtItsNextHeartbeat() {
        var measuring = measuring();
        evaluate(measuring);
        var left = Objects.requireNonNull(measuring.left);
        assertThatThrownBy(() -> left.heartbeat(null)).isInstanceOf(Over.class);
    }

    @Test
    void whatTwoExperimentsWantAtOnceIsEvaluatedOnce() throws InterruptedException {
        var measuring = measuring();
        var desk = desk(measuring);
        var steps = new EvaluationStepsImpl(desk, "here:1");
        var attempts = new Attempts(desk.store());
        var other = Thread.ofPlatform().unstarted(() -> evaluate("y", desk, steps));
        measuring.meanwhile = () -> {
            other.start();
            while (other.isAlive()
                    && attempts.marks("y", 2).stream().noneMatch(mark -> attempts.excused("y", 2, mark))) {
                Thread.onSpinWait();
            }
        };
        evaluate("x", desk, steps);
        other.join();
        assertThat(measuring.evaluated).isEqualTo(1);
        assertThat(desk.once().has(Keys.at("y", 2, Keys.evaluations(0)))).isTrue();
    }
}
