package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.search.Checkpoint;
import dev.espalier.search.Component;
import dev.espalier.search.Constraint;
import dev.espalier.search.Ending;
import dev.espalier.search.Experiment;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.search.Trial;
import dev.espalier.workflow.SearchWorkflow;
import dev.espalier.workflow.SearchWorkflowImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.testing.WorkflowReplayer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each scenario is one sentence about a search, on the in-memory Temporal service. */
class SearchWorkflowTest {

    @TempDir
    Path folder;

    private TestEngine engine;

    @BeforeEach
    void up() {
        engine = new TestEngine(folder);
    }

    @AfterEach
    void down() {
        engine.close();
    }

    private static Experiment toy(String id, int trials, Map<String, Object> settings) {
        return TestEngine.with(
                TestEngine.experiment(id, trials, 7),
                new Component("regularized-evolution", new TreeMap<>(Map.of("population", 20, "sample", 5))),
                new Component("toy", new TreeMap<>(settings)));
    }

    private List<String> architectures(String experiment) {
        return engine.ledger.trials(experiment).stream()
                .map(trial -> trial.candidate().architecture().id())
                .toList();
    }

    private static Checkpoint last(SearchWorkflow.Result result) {
        return Objects.requireNonNull(result.checkpoint());
    }

    private static String hash(SearchWorkflow.Result result) {
        return last(result).state().sha256();
    }

    @Test
    void spendsItsBudgetAndKeepsToItsConstraint() {
        var result = engine.run(TestEngine.experiment("whole", 105, 7));
        assertThat(result.ending()).isEqualTo(Ending.BUDGET_SPENT);
        var trials = engine.ledger.trials("whole");
        assertThat(trials).hasSize(105);
        assertThat(trials)
                .allSatisfy(trial -> assertThat(trial.outcome())
                        .isInstanceOfSatisfying(
                                Outcome.Measured.class,
                                measured -> assertThat(measured.measures().get(Metric.latencyMs("pixel3")))
                                        .isLessThanOrEqualTo(5)));
        assertThat(engine.ledger.finished).hasSize(1);
    }

    @Test
    void theSameSeedIsTheSameSearchAlthoughEveryEvaluationDiesOnce() {
        var smooth = engine.run(toy("smooth", 60, Map.of("fails", "yes")));
        var rough = engine.run(toy("rough", 60, Map.of("fails", "yes", "crash_once", "yes")));
        assertThat(architectures("rough")).isEqualTo(architectures("smooth"));
        assertThat(hash(rough)).isEqualTo(hash(smooth));
        assertThat(engine.ledger.reruns()).isNotEmpty();
    }

    @Test
    void anotherExperimentPaysForNothingThatWasEvaluatedBefore() {
        engine.run(toy("first", 50, Map.of()));
        int paid = engine.toy.trained.get();
        var second = engine.run(toy("second", 50, Map.of()));
        assertThat(engine.toy.trained.get()).isEqualTo(paid);
        assertThat(last(second).gpuSeconds())
                .as("the budget counts as if it had been computed")
                .isEqualTo(engine.ledger.trials("second").stream()
                                .filter(trial -> !trial.repeated())
                                .count()
                        * 60);
    }

    @Test
    void anArchitectureCountsOnceInTheBudgetOfAnExperiment() {
        engine.run(toy("once", 200, Map.of()));
        var paid = new HashSet<String>();
        for (var trial : engine.ledger.trials("once")) {
            var canonical = new dev.espalier.space.cell.NasBench201()
                    .canonical(trial.candidate().architecture());
            boolean first = paid.add(canonical.id());
            assertThat(trial.repeated()).isEqualTo(!first);
            assertThat(trial.gpuSeconds()).isEqualTo(first ? 60 : 0);
        }
    }

    @Test
    void aForkWithTheSameSeedRepeatsItsParentAndWithAnotherDoesNot() {
        var parent = TestEngine.experiment("parent", 100, 7);
        var whole = engine.run(parent);
        var same = engine.run(TestEngine.forked("same", parent, 6, 7));
        var other = engine.run(TestEngine.forked("other", parent, 6, 8));
        assertThat(hash(same)).isEqualTo(hash(whole));
        assertThat(architectures("same")).isEqualTo(architectures("parent").subList(50, 100));
        assertThat(hash(other)).isNotEqualTo(hash(whole));
    }

    @Test
    void aForkOfAForkReachesBackToTheFirst() {
        var parent = TestEngine.experiment("parent", 100, 7);
        var whole = engine.run(parent);
        var child = TestEngine.forked("child", parent, 6, 7);
        engine.run(child);
        assertThat(hash(engine.run(TestEngine.forked("grandchild", child, 8, 7))))
                .isEqualTo(hash(whole));
        assertThat(hash(engine.run(TestEngine.forked("sibling", child, 3, 7)))).isEqualTo(hash(whole));
    }

    @Test
    void startedAgainWithALargerBudgetItGoesOnFromItsLastCheckpoint() {
        var whole = engine.run(TestEngine.experiment("whole", 100, 7));
        var half = TestEngine.experiment("half", 50, 7);
        engine.run(half);
        var more = half.revised(
                half.problem().constraints(),
                new Experiment.Budget(100, Experiment.Budget.UNLIMITED_GPU_TIME),
                half.concurrency());
        assertThat(hash(engine.run(more))).isEqualTo(hash(whole));
    }

    @Test
    void evaluatesJointlyInGroups() {
        var result = engine.run(toy("joint", 30, Map.of("group_size", 10)));
        assertThat(last(result).trials()).isEqualTo(30);
        assertThat(engine.toy.trained.get()).isEqualTo(3);
    }

    @Test
    void longSearchesContinueAsNewAndLoseNothing() {
        var result = engine.run(toy("long", 1000, Map.of()));
        assertThat(last(result).trials()).isEqualTo(1000);
        assertThat(new HashSet<>(
                        engine.ledger.trials("long").stream().map(Trial::id).toList()))
                .hasSize(1000);
        var events = engine.client().fetchHistory("long").getEvents();
        assertThat(events.size()).as("the last run's history, not all of it").isLessThan(20_000);
    }

    @Test
    void endsWhenNothingAffordableIsLeft() {
        var experiment = TestEngine.experiment("none", 50, 1);
        var tight = experiment.revised(
                List.of(new Constraint(Metric.PARAMS_M, 0.001)), experiment.budget(), experiment.concurrency());
        assertThat(engine.run(tight).ending()).isEqualTo(Ending.NOTHING_LEFT);
    }

    @Test
    void failedTrialsAreOutcomesAndNotTheEnd() {
        var result = engine.run(TestEngine.with(
                TestEngine.experiment("failing", 100, 3),
                new Component("random-search"),
                new Component("toy", new TreeMap<>(Map.of("fails", "yes")))));
        assertThat(result.ending()).isEqualTo(Ending.BUDGET_SPENT);
        assertThat(engine.ledger.trials("failing"))
                .anyMatch(
                        trial -> trial.outcome() instanceof Outcome.Failed(var error) && error.equals("out of memory"));
    }

    @Test
    void saysEverythingThatIsWrongBeforeAnythingIsSpent() {
        var result = engine.run(TestEngine.with(
                TestEngine.experiment("wrong", 10, 1),
                new Component("regularized-evolution", new TreeMap<>(Map.of("population", 4, "sample", 9))),
                new Component("table", new TreeMap<>(Map.of("table", "nasbench301")))));
        assertThat(result.ending()).isEqualTo(Ending.FAILED);
        assertThat(engine.ledger.finished.getFirst().reason())
                .contains("The sample (9) must be from 1 to the population (4).")
                .contains("There is no table (nasbench301)");
        assertThat(engine.ledger.recorded).isEmpty();
    }

    @Test
    void pausedItStartsNothingAndResumedItEndsAsIfNothingHadHappened() {
        var whole = engine.run(TestEngine.experiment("whole", 100, 7));
        var workflow = engine.workflow("paused");
        WorkflowClient.start(
                workflow::search, new SearchWorkflow.Input(TestEngine.experiment("paused", 100, 7), null, true));
        assertThat(workflow.standing().paused()).isTrue();
        assertThat(engine.ledger.trials("paused")).isEmpty();
        assertThat(workflow.resume().paused()).isFalse();
        var result = WorkflowStub.fromTyped(workflow).getResult(SearchWorkflow.Result.class);
        assertThat(hash(result)).isEqualTo(hash(whole));
    }

    @Test
    void aTighterConstraintIsObeyedFromTheNextRound() {
        var workflow = engine.workflow("set");
        var experiment = TestEngine.experiment("set", 200, 7);
        WorkflowClient.start(workflow::search, new SearchWorkflow.Input(experiment, null, true));
        var tight = experiment.revised(
                List.of(new Constraint(Metric.latencyMs("pixel3"), 3)), experiment.budget(), experiment.concurrency());
        assertThat(workflow.set(tight).revision()).isEqualTo(1);
        workflow.resume();
        WorkflowStub.fromTyped(workflow).getResult(SearchWorkflow.Result.class);
        assertThat(engine.ledger.trials("set"))
                .hasSize(200)
                .allMatch(trial -> trial.outcome() instanceof Outcome.Measured(var measures, var _, var _)
                        && measures.get(Metric.latencyMs("pixel3")) <= 3);
    }

    @Test
    void refusesAChangeMadeForAnotherRevision() {
        var workflow = engine.workflow("raced");
        var experiment = TestEngine.experiment("raced", 200, 7);
        WorkflowClient.start(workflow::search, new SearchWorkflow.Input(experiment, null, true));
        var first = experiment.revised(List.of(), experiment.budget(), 4);
        workflow.set(first);
        assertThatThrownBy(() -> workflow.set(experiment.revised(List.of(), experiment.budget(), 9)))
                .isInstanceOf(WorkflowUpdateException.class)
                .cause()
                .hasMessageContaining("changed by somebody else");
        workflow.stop(new SearchWorkflow.Stop(false));
        WorkflowStub.fromTyped(workflow).getResult(SearchWorkflow.Result.class);
    }

    @Test
    void stoppedItEndsAndItsCheckpointStays() {
        var workflow = engine.workflow("stopped");
        WorkflowClient.start(
                workflow::search, new SearchWorkflow.Input(TestEngine.experiment("stopped", 100, 7), null, true));
        workflow.stop(new SearchWorkflow.Stop(false));
        var result = WorkflowStub.fromTyped(workflow).getResult(SearchWorkflow.Result.class);
        assertThat(result.ending()).isEqualTo(Ending.STOPPED);
        assertThat(result.checkpoint()).isNotNull();
    }

    @Test
    void stoppedAtOnceItLeavesWhatIsBeingEvaluatedAndGoesOnFromThereLater() throws InterruptedException {
        var whole = engine.run(toy("whole", 40, Map.of()));
        var gate = engine.toy.shutGate();
        var experiment = toy("cut", 40, Map.of("epochs", 1));
        var workflow = engine.workflow("cut");
        WorkflowClient.start(workflow::search, new SearchWorkflow.Input(experiment, null, false));
        gate.awaitEvaluation();
        assertThat(workflow.stop(new SearchWorkflow.Stop(true)).stopping()).isTrue();
        var result = WorkflowStub.fromTyped(workflow).getResult(SearchWorkflow.Result.class);
        assertThat(result.ending()).isEqualTo(Ending.STOPPED);
        assertThat(last(result).trials())
                .as("trials of rounds that were closed")
                .isZero();
        gate.open();
        assertThat(hash(engine.run(experiment))).isEqualTo(hash(whole));
    }

    @Test
    void aChangeWhileARoundIsEvaluatedHoldsFromTheNextRound() throws InterruptedException {
        var gate = engine.toy.shutGate();
        var experiment = toy("changed", 20, Map.of());
        var workflow = engine.workflow("changed");
        WorkflowClient.start(workflow::search, new SearchWorkflow.Input(experiment, null, false));
        gate.awaitEvaluation();
        var more = new Experiment.Budget(40, Experiment.Budget.UNLIMITED_GPU_TIME);
        workflow.set(experiment.revised(experiment.problem().constraints(), more, 2));
        gate.open();
        var result = WorkflowStub.fromTyped(workflow).getResult(SearchWorkflow.Result.class);
        assertThat(last(result).trials()).isEqualTo(40);
        assertThat(engine.ledger.opened)
                .extracting(opened -> opened.experiment().revision())
                .containsExactly(0, 1);
        assertThat(engine.ledger.closed)
                .filteredOn(closed -> closed.proposal() != null)
                .extracting(closed -> closed.at().revision())
                .containsExactly(0, 1, 1, 1);
    }

    @Test
    void aChangeThatCannotBeRunIsRefusedAndTheSearchGoesOn() {
        var workflow = engine.workflow("refused");
        var experiment = TestEngine.experiment("refused", 50, 7);
        WorkflowClient.start(workflow::search, new SearchWorkflow.Input(experiment, null, true));
        var unknown = List.of(new Constraint(Metric.latencyMs("abacus"), 3));
        assertThatThrownBy(() -> workflow.set(experiment.revised(unknown, experiment.budget(), 8)))
                .isInstanceOf(WorkflowUpdateException.class)
                .cause()
                .hasMessageContaining("There is no device (abacus)");
        var second = experiment.revised(List.of(), experiment.budget(), 8);
        assertThat(workflow.set(second).revision())
                .as("the number is free again")
                .isEqualTo(1);
        workflow.resume();
        var result = WorkflowStub.fromTyped(workflow).getResult(SearchWorkflow.Result.class);
        assertThat(result.ending()).isEqualTo(Ending.BUDGET_SPENT);
        assertThat(last(result).trials()).isEqualTo(50);
    }

    @Test
    void whereNothingCouldBeAffordedLooserLimitsOpenTheSameRoundAgain() {
        var experiment = TestEngine.experiment("loosened", 50, 1);
        var tight = experiment.problem().with(List.of(new Constraint(Metric.PARAMS_M, 0.001)));
        var first = new Experiment(
                "loosened",
                0,
                "loosened",
                tight,
                experiment.method(),
                experiment.evaluator(),
                10,
                10,
                8,
                List.of(),
                experiment.budget(),
                1,
                new TreeMap<>(),
                null);
        assertThat(engine.run(first).ending()).isEqualTo(Ending.NOTHING_LEFT);
        var loosened = first.revised(List.of(), first.budget(), 8);
        assertThat(last(engine.run(loosened)).trials()).isEqualTo(50);
    }

    @Test
    void aStartTellsTheLedgerAgainOfTheRoundThatACrashMayHaveKeptFromIt() {
        var half = TestEngine.experiment("half", 50, 7);
        engine.run(half);
        var told = engine.ledger.closed.getLast();
        engine.ledger.closed.clear();
        engine.run(half);
        assertThat(engine.ledger.closed).containsExactly(told);
    }

    @Test
    void lookUpsAreToldWithTheirRoundAndWhatIsTrainedGroupByGroup() {
        engine.run(TestEngine.experiment("table", 30, 7));
        assertThat(engine.ledger.recorded).isEmpty();
        engine.run(toy("single", 10, Map.of("group_size", 10)));
        assertThat(engine.ledger.recorded).hasSize(1);
        engine.ledger.recorded.clear();
        engine.run(toy("toy", 30, Map.of("group_size", 5)));
        assertThat(engine.ledger.recorded)
                .hasSize(6)
                .allMatch(recorded -> recorded.batch()
                        .groups()
                        .equals(List.of(recorded.evaluated().group())));
    }

    @Test
    void aMistakeInTheProgramFailsTheTrialAndIsNotTriedAgain() {
        engine.run(TestEngine.with(
                TestEngine.experiment("mistaken", 40, 3),
                new Component("random-search"),
                new Component("toy", new TreeMap<>(Map.of("breaks", "yes")))));
        assertThat(engine.ledger.trials("mistaken"))
                .hasSize(40)
                .anyMatch(trial -> trial.outcome() instanceof Outcome.Failed(var error)
                        && error.contains("a cell without convolution"));
        assertThat(engine.toy.trained.get()).isLessThanOrEqualTo(40);
    }

    @Test
    void refusesBatchesOfMoreGroupsThanAMessageHolds() {
        var experiment = TestEngine.experiment("large", 300, 7);
        var large = new Experiment(
                "large",
                0,
                "large",
                experiment.problem(),
                experiment.method(),
                new Component("toy"),
                300,
                300,
                8,
                List.of(),
                experiment.budget(),
                1,
                new TreeMap<>(),
                null);
        assertThat(engine.desk.catalogue().problems(large))
                .singleElement()
                .asString()
                .startsWith("The batch (300) would be evaluated in 300 groups, which must be at most 256.\nMaybe");
    }

    @Test
    void itsHistoryReplays() throws Exception {
        engine.run(toy("replayed", 60, Map.of("crash_once", "yes")));
        WorkflowReplayer.replayWorkflowExecution(engine.client().fetchHistory("replayed"), SearchWorkflowImpl.class);
    }

    @Test
    void everyDecisionCanBeVerified() {
        var parent = TestEngine.experiment("parent", 100, 7);
        var last = last(engine.run(parent));
        var verdict = new Verification(engine.desk).verify("parent", last, (_, _) -> {});
        assertThat(verdict.firstDifference()).isNull();
        assertThat(verdict.decisions()).isEqualTo(1 + 1 + 10 * 3);
        var fork = last(engine.run(TestEngine.forked("fork", parent, 6, 8)));
        assertThat(new Verification(engine.desk)
                        .verify("fork", fork, (_, _) -> {})
                        .ok())
                .isTrue();
    }
}
