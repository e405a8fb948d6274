package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.search.Ending;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.search.Trial;
import dev.espalier.workflow.SearchWorkflowImpl;
import io.temporal.testing.WorkflowReplayer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each scenario is one sentence about a search. */
class SearchWorkflowTest extends SearchScenario {

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
    void anotherExperimentTriesAgainWhatFailedAndNothingElse() {
        var settings = Map.<String, Object>of("fails", "yes");
        engine.run(toy("first", 50, settings));
        int before = engine.toy.trained.get();
        engine.run(toy("second", 50, settings));
        var failed = engine.ledger.trials("second").stream()
                .filter(trial -> trial.outcome() instanceof Outcome.Failed)
                .toList();
        assertThat(failed).isNotEmpty().noneMatch(Trial::repeated);
        assertThat(engine.toy.trained.get() - before).isEqualTo(failed.size());
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
