package dev.espalier.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.search.Candidate;
import dev.espalier.search.Constraint;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import dev.espalier.space.cell.NasBench201;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class ChancesTest {

    private static final NasBench201 SPACE = new NasBench201();
    private static final Metric ENERGY = new Metric("energy_mj");

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(3);

    private SearchContext<?> context(List<Constraint> constraints) {
        var problem = new SearchProblem(
                NasBench201.NAME,
                List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)),
                constraints);
        return new SearchContext<>(
                problem, SPACE, new RandomSearch.Params(), random, _ -> Measures.of(Metric.MACS_M, 1));
    }

    private static Trial trial(Architecture architecture, Outcome outcome) {
        return new Trial("0-0", 0, new Candidate(architecture, List.of(), "random"), outcome, 0, false);
    }

    /** Every 3x3 convolution takes as much again. */
    private static double energy(Architecture architecture) {
        return Math.pow(2, convolutions(architecture));
    }

    private static int convolutions(Architecture architecture) {
        return (int)
                architecture.choices().stream().filter(choice -> choice == 3).count();
    }

    private static Measures measures(Architecture architecture) {
        return Measures.of(Metric.VAL_ACCURACY_PCT, 90).and(Measures.of(ENERGY, energy(architecture)));
    }

    @Test
    void aLimitThatOnlyAnEvaluationChecksIsLearnt() {
        var context = context(List.of(new Constraint(ENERGY, 3)));
        var trials = new ArrayList<Trial>();
        for (int i = 0; i < 60; i++) {
            var architecture = SPACE.sample(random);
            var measures = measures(architecture);
            trials.add(trial(
                    architecture,
                    context.problem().permits(measures)
                            ? new Outcome.Measured(measures)
                            : new Outcome.Infeasible("The energy is too high.", measures)));
        }
        var knowledge = Knowledge.NONE.with(trials, context);
        assertThat(knowledge.checked()).hasSize(60);
        var few = new Architecture(NasBench201.NAME, 2, 1, 4, 2, 1, 0);
        var many = new Architecture(NasBench201.NAME, 3, 3, 2, 3, 3, 3);
        var chances = new Chances(context, knowledge).of(List.of(few, many));
        assertThat(chances[0]).isGreaterThan(0.8);
        assertThat(chances[1]).isLessThan(0.2);
    }

    @Test
    void whatResemblesFailuresIsExpectedToFail() {
        var context = context(List.of());
        var trials = new ArrayList<Trial>();
        for (int i = 0; i < 60; i++) {
            var architecture = SPACE.sample(random);
            trials.add(trial(
                    architecture,
                    convolutions(architecture) >= 2
                            ? new Outcome.Failed("out of memory")
                            : new Outcome.Measured(measures(architecture))));
        }
        var chances = new Chances(context, Knowledge.NONE.with(trials, context))
                .of(List.of(
                        new Architecture(NasBench201.NAME, 2, 1, 4, 2, 1, 0),
                        new Architecture(NasBench201.NAME, 3, 3, 2, 3, 3, 3)));
        assertThat(chances[0]).isGreaterThan(2 * chances[1]);
    }

    @Test
    void withoutFailuresAndLimitsAllChancesAreEven() {
        var context = context(List.of());
        var architecture = SPACE.sample(random);
        var knowledge = Knowledge.NONE.with(
                List.of(trial(architecture, new Outcome.Measured(measures(architecture)))), context);
        assertThat(knowledge.checked()).isEmpty();
        assertThat(new Chances(context, knowledge).of(List.of(SPACE.sample(random))))
                .containsExactly(1);
    }
}
