package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.search.Component;
import dev.espalier.search.Constraint;
import dev.espalier.search.Ending;
import dev.espalier.search.Experiment;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each scenario is one sentence about a search in which something goes wrong. */
class SearchFailuresTest extends SearchScenario {

    @Test
    void theSameSeedIsTheSameSearchAlthoughEveryEvaluationDiesOnce() {
        var smooth = engine.run(toy("smooth", 60, Map.of("fails", "yes")));
        var rough = engine.run(toy("rough", 60, Map.of("fails", "yes", "crash_once", "yes")));
        assertThat(architectures("rough")).isEqualTo(architectures("smooth"));
        assertThat(hash(rough)).isEqualTo(hash(smooth));
        assertThat(engine.ledger.reruns()).isNotEmpty();
    }

    @Test
    void endsWhenNothingAffordableIsLeft() {
        var experiment = TestEngine.experiment("none", 50, 1);
        var tight = experiment.revised(List.of(TestEngine.narrowest()), experiment.budget(), experiment.concurrency());
        assertThat(engine.run(tight).ending()).isEqualTo(Ending.NOTHING_LEFT);
    }

    @Test
    void limitsThatNothingKeepsToAreRefusedBeforeAnythingIsSpent() {
        var experiment = TestEngine.experiment("impossible", 50, 1);
        var tight = experiment.revised(
                List.of(new Constraint(Metric.PARAMS_M, 0.001)), experiment.budget(), experiment.concurrency());
        assertThat(engine.run(tight).ending()).isEqualTo(Ending.FAILED);
        assertThat(engine.ledger.trials("impossible")).isEmpty();
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
    void aStartTellsTheLedgerAgainOfTheRoundThatACrashMayHaveKeptFromIt() {
        var half = TestEngine.experiment("half", 50, 7);
        engine.run(half);
        var told = engine.ledger.closed.getLast();
        engine.ledger.closed.clear();
        engine.run(half);
        assertThat(engine.ledger.closed)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("thinkingMicros", "proposal.thinkingMicros")
                .as("all but how long it took, which nothing remembers")
                .containsExactly(told);
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
    void saysBeforehandThatScoresWithoutTrainingAreNotKnown() {
        var experiment = TestEngine.experiment("free", 300, 7);
        var method = new Component("agnet", new TreeMap<>(Map.of("first", "training-free")));
        assertThat(engine.desk.catalogue().problems(with(experiment, method, new Component("toy"))))
                .singleElement()
                .asString()
                .startsWith(
                        "The method agnet with these settings needs naswot and logsynflow of architectures before they"
                                + " are evaluated, which the evaluator toy does not know.\nMaybe");
        assertThat(engine.desk.catalogue().problems(with(experiment, method, experiment.evaluator())))
                .isEmpty();
    }

    private static Experiment with(Experiment experiment, Component method, Component evaluator) {
        return new Experiment(
                "free",
                0,
                "free",
                experiment.problem(),
                method,
                evaluator,
                16,
                16,
                8,
                List.of(),
                experiment.budget(),
                1,
                new TreeMap<>(),
                null);
    }
}
