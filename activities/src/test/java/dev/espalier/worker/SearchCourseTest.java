package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.search.Constraint;
import dev.espalier.search.Ending;
import dev.espalier.search.Experiment;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.workflow.SearchWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Each scenario is one sentence about a search whose course people change. */
class SearchCourseTest extends SearchScenario {

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
    void stoppedAmidARoundItBeginsNoEvaluationAnyMoreAndGoesOnFromThereLater() throws Exception {
        var whole = engine.run(toy("whole", 40, Map.of()));
        var gate = engine.toy.shutGate();
        var experiment = toy("halted", 40, Map.of("epochs", 1));
        assertThat(experiment.concurrency()).isLessThan(experiment.batch());
        var workflow = engine.workflow("halted");
        WorkflowClient.start(workflow::search, new SearchWorkflow.Input(experiment, null, false));
        gate.awaitEvaluation();
        workflow.pause();
        workflow.stop(new SearchWorkflow.Stop(false));
        gate.open();
        var result = WorkflowStub.fromTyped(workflow).getResult(1, TimeUnit.MINUTES, SearchWorkflow.Result.class);
        assertThat(result.ending()).isEqualTo(Ending.STOPPED);
        assertThat(last(result).trials())
                .as("trials of rounds that were closed")
                .isZero();
        assertThat(engine.ledger.recorded)
                .filteredOn(recorded -> recorded.at().experiment().equals("halted"))
                .hasSizeBetween(1, experiment.concurrency());
        assertThat(hash(engine.run(experiment))).isEqualTo(hash(whole));
    }

    @Test
    void aRoundThatWasCutOffObeysItsRevisionToItsEnd() throws InterruptedException {
        var gate = engine.toy.shutGate();
        var experiment = toy("switched", 20, Map.of());
        var workflow = engine.workflow("switched");
        WorkflowClient.start(workflow::search, new SearchWorkflow.Input(experiment, null, false));
        gate.awaitEvaluation();
        workflow.stop(new SearchWorkflow.Stop(true));
        WorkflowStub.fromTyped(workflow).getResult(SearchWorkflow.Result.class);
        gate.open();
        var elsewhere = List.of(new Constraint(Metric.latencyMs("raspi4"), 50));
        engine.run(experiment.revised(elsewhere, experiment.budget(), experiment.concurrency()));
        assertThat(engine.ledger.trials("switched"))
                .hasSize(20)
                .noneMatch(trial -> trial.outcome() instanceof Outcome.Failed);
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
        var tight = experiment.problem().with(List.of(TestEngine.narrowest()));
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
}
