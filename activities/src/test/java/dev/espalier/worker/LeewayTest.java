package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.hardware.Cost;
import dev.espalier.search.Constraint;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.SearchProblem;
import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.NasBench101;
import dev.espalier.space.cell.NasBench201;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeewayTest {

    private static final Metric CHOICES = new Metric("choices_sum");
    private static final Metric SPARE = new Metric("spare_m");

    private static List<String> problems(SearchSpace space, Constraint... limits) {
        var problem = new SearchProblem(
                space.name(),
                List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)),
                List.of(limits));
        return new Leeway(problem, space, architecture -> price(space, architecture)).problems();
    }

    private static Measures price(SearchSpace space, Architecture architecture) {
        var cost = Cost.of(space.network(architecture));
        int sum = architecture.choices().stream().mapToInt(Integer::intValue).sum();
        return Measures.of(Metric.PARAMS_M, cost.params() / 1e6)
                .and(Measures.of(SPARE, -cost.params() / 1e6))
                .and(Measures.of(CHOICES, -sum));
    }

    @Test
    void hasNothingToSayWhereLimitsLeaveSomething() {
        assertThat(problems(new NasBench201())).isEmpty();
        assertThat(problems(new NasBench201(), new Constraint(Metric.PARAMS_M, 1)))
                .isEmpty();
        assertThat(problems(new NasBench201(), new Constraint(Metric.latencyMs("unheard"), 0)))
                .isEmpty();
    }

    @Test
    void findsTheOneArchitectureThatALimitLeaves() {
        assertThat(problems(new NasBench201(), new Constraint(CHOICES, -24))).isEmpty();
    }

    @Test
    void namesTheLeastOfAll() {
        assertThat(problems(new NasBench201(), new Constraint(Metric.PARAMS_M, 0.01)))
                .containsExactly(
                        "No architecture of nasbench201 keeps to params_m <= 0.01: the least is 0.07331.\nMaybe raise the limit.");
    }

    @Test
    void namesEveryLimitThatNothingKeepsTo() {
        assertThat(problems(new NasBench201(), new Constraint(Metric.PARAMS_M, 0.01), new Constraint(CHOICES, -25)))
                .hasSize(2);
    }

    @Test
    void saysWhereLimitsLeaveNothingTogether() {
        assertThat(problems(new NasBench201(), new Constraint(Metric.PARAMS_M, 0.08), new Constraint(SPARE, -1)))
                .containsExactly(
                        "No architecture of nasbench201 keeps to all limits at once: params_m <= 0.08, spare_m <= -1.\nMaybe raise one of them.");
    }

    @Test
    void descendsIntoALargeSpaceToWhatDrawsDoNotMeet() {
        assertThat(problems(new NasBench101(), new Constraint(Metric.PARAMS_M, 0.3)))
                .isEmpty();
    }

    @Test
    void saysHowManyOfALargeSpaceWereTried() {
        assertThat(problems(new NasBench101(), new Constraint(Metric.PARAMS_M, 0.01)))
                .singleElement()
                .asString()
                .matches("None of [0-9]+ architectures of nasbench101 that were tried keeps to params_m <= 0.01: "
                        + "the least is 0.[0-9]+.\nMaybe raise the limit.");
    }
}
