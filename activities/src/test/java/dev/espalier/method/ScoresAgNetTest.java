package dev.espalier.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.generator.Lesson;
import dev.espalier.search.Candidate;
import dev.espalier.search.Constraint;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Objective.Direction;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import dev.espalier.space.cell.NasBench201;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A search as published for ImageNet: by two scores without training. */
class ScoresAgNetTest extends SearchMethodContract<AgNet.Params, AgNet.State> {

    private static final List<Objective> OBJECTIVES = List.of(
            new Objective(Metric.LINEAR_REGIONS, Direction.MAXIMIZE),
            new Objective(Metric.NTK_CONDITION, Direction.MINIMIZE));

    @Override
    protected AgNet method() {
        return new AgNet();
    }

    @Override
    protected AgNet.Params params() {
        return PaperAgNet.params(AgNet.NETWORK, false);
    }

    @Override
    protected SearchContext<AgNet.Params> at(int sequence) {
        var plain = super.at(sequence);
        var problem = new SearchProblem(space().name(), OBJECTIVES, List.of());
        return new SearchContext<>(problem, space(), params(), plain.random(), plain.pricing());
    }

    @Override
    protected List<Trial> evaluated(int round, List<Candidate> candidates) {
        var trials = new ArrayList<Trial>();
        for (var candidate : candidates) {
            var measures = new TreeMap<String, Double>();
            measures.put("linear_regions", (double) sum(candidate.architecture()) % 50);
            measures.put("ntk_condition", 1.0 + sum(candidate.architecture()) % 7);
            var outcome = new Outcome.Measured(new Measures(measures));
            trials.add(new Trial(Trial.id(round, trials.size()), round, candidate, outcome, 0, false));
        }
        return trials;
    }

    private static int sum(Architecture architecture) {
        return architecture.choices().stream().mapToInt(choice -> choice).sum();
    }

    private Scored scored(int seed, double regions, double condition) {
        return new Scored("0-" + seed, new NasBench201().ofIndex(seed), List.of(-regions, condition));
    }

    private AgNet.State known(Scored... scored) {
        return new AgNet.State(new Knowledge(List.of(scored), List.of(), List.of(), new TreeMap<>()));
    }

    @Test
    void anArchitectureCountsBothOfItsRanks() {
        var state = known(scored(1, 900, 70), scored(2, 800, 20), scored(3, 100, 30));
        var form = Form.of(at(0));
        double first = 1 / 0.03;
        assertThat(form.lessons(state, 0))
                .extracting(Lesson::weight)
                .containsExactly(first + 1 / 2.03, 1 / 1.03 + first, 1 / 2.03 + 1 / 1.03);
    }

    @Test
    void theBestHasTheLeastSumOfRanks() {
        var balanced = scored(4, 800, 20);
        assertThat(Form.of(at(0)).best(List.of(scored(1, 900, 95), balanced, scored(3, 1, 10), scored(2, 100, 90))))
                .isEqualTo(balanced);
    }

    @Test
    void servesOneScoreOrSeveralAndAnyLimits() {
        var limits = List.of(new Constraint(Metric.PARAMS_M, 4), new Constraint(Metric.MACS_M, 600));
        var one = new SearchProblem(space().name(), List.of(new Objective(Metric.SYNFLOW, Direction.MAXIMIZE)), limits);
        assertThat(method().problems(one, space(), params())).isEmpty();
        var mixed = List.of(OBJECTIVES.getLast(), new Objective(Metric.VAL_ACCURACY_PCT, Direction.MAXIMIZE));
        assertThat(method().problems(new SearchProblem(space().name(), mixed, List.of()), space(), params()))
                .singleElement()
                .asString()
                .contains("or scores that need no training.");
    }
}
