package dev.espalier.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.search.Experiment.Budget;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExperimentTest {

    private static Experiment experiment(int pool, int batch, int concurrency) {
        return new Experiment(
                "x",
                0,
                "x",
                new SearchProblem(
                        "nasbench201",
                        List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)),
                        List.of()),
                new Component("random-search"),
                new Component("table"),
                pool,
                batch,
                concurrency,
                List.of(),
                new Budget(10, Duration.ofHours(1)),
                1,
                new TreeMap<>(),
                null);
    }

    @Test
    void refusesSizesOutOfRangeWithASentence() {
        assertThatThrownBy(() -> experiment(10, 0, 1)).hasMessage("The batch (0) must be from 1 to 1024.");
        assertThatThrownBy(() -> experiment(9, 10, 1)).hasMessage("The pool (9) must be from 10 to 4096.");
        assertThatThrownBy(() -> experiment(10, 10, 501)).hasMessage("The concurrency (501) must be from 1 to 500.");
    }

    @Test
    void refusesBudgetsThatAllowNothing() {
        assertThatThrownBy(() -> new Budget(0, Duration.ofHours(1)))
                .hasMessage("The budget's trials (0) must be at least 1.");
        assertThatThrownBy(() -> new Budget(1, Duration.ZERO)).hasMessageContaining("must be positive");
    }

    @Test
    void endsWhenEitherPartOfTheBudgetIsSpent() {
        var budget = new Budget(10, Duration.ofSeconds(100));
        assertThat(budget.spent(checkpoint(9, 99))).isFalse();
        assertThat(budget.spent(checkpoint(10, 0))).isTrue();
        assertThat(budget.spent(checkpoint(0, 100))).isTrue();
    }

    private static Checkpoint checkpoint(int trials, long gpuSeconds) {
        return new Checkpoint(1, 1, trials, gpuSeconds, true, new ArtifactRef("state", "00", 1), null);
    }

    @Test
    void aRevisionChangesLimitsBudgetAndConcurrencyOnly() {
        var experiment = experiment(10, 10, 4);
        var limits = List.of(new Constraint(Metric.MACS_M, 100));
        var revised = experiment.revised(limits, new Budget(20, Duration.ofHours(2)), 8);
        assertThat(revised.revision()).isEqualTo(1);
        assertThat(revised.problem().constraints()).isEqualTo(limits);
        assertThat(revised.method()).isEqualTo(experiment.method());
        assertThat(revised.concurrency()).isEqualTo(8);
    }

    @Test
    void metricsCarryTheirUnitAndTheirDevice() {
        var metric = Metric.latencyMs("pixel3");
        assertThat(metric.quantity()).isEqualTo("latency_ms");
        assertThat(metric.device()).isEqualTo("pixel3");
        assertThat(Metric.MACS_M.device()).isEmpty();
        for (var wrong : List.of("", "Accuracy", "val accuracy", "latency_ms@", "@pixel3", "a@b@c", "a\n")) {
            assertThatThrownBy(() -> new Metric(wrong)).hasMessageStartingWith("The metric name (" + wrong + ")");
        }
    }

    @Test
    void aLimitHoldsUpToItsValueAndIsNotBrokenByWhatIsUnknown() {
        var limit = new Constraint(Metric.MACS_M, 100);
        assertThat(limit.holds(Measures.of(Metric.MACS_M, 100))).isTrue();
        assertThat(limit.holds(Measures.of(Metric.MACS_M, 100.5))).isFalse();
        assertThat(limit.permits(Measures.NONE)).isTrue();
        assertThatThrownBy(() -> new Constraint(Metric.MACS_M, Double.NaN)).hasMessageContaining("finite number");
        assertThatThrownBy(() -> Measures.NONE.get(Metric.MACS_M)).hasMessageContaining("was not measured");
    }

    @Test
    void whatIsToBeMaximisedIsLostWhenSmall() {
        var more = new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE);
        assertThat(more.loss(Measures.of(Metric.VAL_ACCURACY_PCT, 90))).isEqualTo(-90);
        assertThatThrownBy(() -> new SearchProblem("any", List.of(), List.of()))
                .hasMessageStartingWith("The problem must have at least one objective.\nMaybe");
    }
}
