package dev.espalier.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.generator.Generator.Drawn;
import dev.espalier.generator.Lesson;
import dev.espalier.search.Constraint;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.SearchProblem;
import dev.espalier.space.Architecture;
import dev.espalier.space.GraphSpace.Draft;
import dev.espalier.space.cell.NasBench201;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The ranks of four architectures, by hand; the limit is 5 ms. */
class HardwareFormTest {

    private static final NasBench201 SPACE = new NasBench201();
    private static final Metric LATENCY = Metric.latencyMs("pixel3");
    private static final Objective ACCURATE = new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE);
    private static final Objective FAST = new Objective(LATENCY, Objective.Direction.MINIMIZE);
    private static final List<Architecture> FOUR =
            IntStream.range(0, 4).mapToObj(i -> SPACE.ofIndex(1_000 * i)).toList();
    private static final double[] ACCURACIES = {90, 80, 70, 60};

    private static HardwareForm form(
            List<Objective> objectives, boolean repaired, Function<Architecture, Measures> prices) {
        var problem = new SearchProblem(NasBench201.NAME, objectives, List.of(new Constraint(LATENCY, 5)));
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        var params = PaperAgNet.params(AgNet.NETWORK, repaired);
        return new HardwareForm(new SearchContext<>(problem, SPACE, params, random, prices), LATENCY);
    }

    /** In which the first is too slow, as its evaluation showed. */
    private static AgNet.State evaluated(boolean joint, double... latencies) {
        var scored = new ArrayList<Scored>();
        var checked = new ArrayList<Checked>();
        for (int i = 0; i < FOUR.size(); i++) {
            var losses = joint ? List.of(-ACCURACIES[i], latencies[i]) : List.of(-ACCURACIES[i]);
            scored.add(new Scored("0-" + i, FOUR.get(i), losses));
            checked.add(new Checked(FOUR.get(i), new TreeMap<>(Map.of(LATENCY.name(), latencies[i]))));
        }
        var knowledge = new Knowledge(scored.subList(1, 4), List.of(FOUR.getFirst()), checked, new TreeMap<>());
        return new AgNet.State(knowledge).with(knowledge, scored.subList(0, 1));
    }

    /** Of the second, third and fourth, then of the one that is too slow. */
    private static void weights(List<Lesson> lessons, double... ranks) {
        assertThat(lessons).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(lessons.get(i).weight()).isCloseTo(1 / (0.01 * 4 + ranks[i]), within(1e-9));
        }
    }

    @Test
    void withinALimitTheMostAccurateCountsMostAndWhatIsTooSlowLeast() {
        var lessons = form(List.of(ACCURATE), false, _ -> Measures.NONE).lessons(evaluated(false, 12, 4, 3, 2), 0);
        weights(lessons, 0, 1, 2, 3);
        assertThat(lessons.getLast().accuracy()).isEqualTo(0.9);
        assertThat(lessons.getLast().cost()).isEqualTo(12);
    }

    /** Ranks by latency are 4 | 1, 3, 2 and by accuracy 1 | 2, 3, 4, so that the sums are 5,000 | 3, 6, 6. */
    @Test
    void withTwoObjectivesTheSumOfRanksCounts() {
        var lessons = form(List.of(ACCURATE, FAST), false, _ -> Measures.NONE).lessons(evaluated(true, 12, 2, 4, 3), 0);
        weights(lessons, 0, 1, 2, 3);
        var faster = form(List.of(ACCURATE, FAST), false, _ -> Measures.NONE).lessons(evaluated(true, 12, 4, 3, 2), 0);
        assertThat(faster.get(0).weight()).isCloseTo(1 / 0.04, within(1e-9));
        var fastest = form(List.of(ACCURATE, FAST), false, _ -> Measures.NONE).lessons(evaluated(true, 12, 4, 1, 2), 0);
        weights(fastest, 1, 0, 2, 3);
    }

    @Test
    void exactlyAtTheLimitNothingIsPenalised() {
        weights(
                form(List.of(ACCURATE), false, _ -> Measures.NONE).lessons(evaluated(false, 5, 4, 3, 2), 0),
                1,
                2,
                3,
                0);
    }

    @Test
    void whoseCostNobodyKnowsIsNotLearnedFrom() {
        var state = evaluated(false, 12, 4, 3, 2);
        var unchecked = new Knowledge(
                state.knowledge().measured(),
                List.of(),
                state.knowledge().checked().subList(0, 2),
                new TreeMap<>());
        var forgetful = state.with(unchecked, state.infeasible());
        assertThat(form(List.of(ACCURATE), false, _ -> Measures.NONE).lessons(forgetful, 0))
                .hasSize(2);
        var known = form(List.of(ACCURATE), false, _ -> Measures.of(LATENCY, 1)).lessons(forgetful, 0);
        assertThat(known).hasSize(4).allMatch(lesson -> lesson.cost() == 1);
    }

    private static Map<Architecture, Drawn> drawn(double... latencies) {
        var drawn = new LinkedHashMap<Architecture, Drawn>();
        for (int i = 0; i < FOUR.size(); i++) {
            var draft = Draft.of(SPACE.graphs(FOUR.get(i)).getFirst());
            drawn.put(FOUR.get(i), new Drawn(draft, ACCURACIES[i] / 100, latencies[i]));
        }
        return drawn;
    }

    private static List<Integer> order(HardwareForm form, double... latencies) {
        return form.ordered(drawn(latencies), evaluated(false, 12, 4, 3, 2)).stream()
                .map(FOUR::indexOf)
                .toList();
    }

    @Test
    void asPublishedTheMostAccuratePassesThoughTooSlow() {
        assertThat(order(form(List.of(ACCURATE), false, _ -> Measures.NONE), 12, 4, 9, 3))
                .containsExactly(0, 1, 3, 2);
    }

    @Test
    void repairedNothingTooSlowPasses() {
        assertThat(order(form(List.of(ACCURATE), true, _ -> Measures.NONE), 12, 4, 9, 3))
                .containsExactly(1, 3, 0, 2);
    }

    @Test
    void withTwoObjectivesCandidatesGoByTheSumOfRanks() {
        assertThat(order(form(List.of(ACCURATE, FAST), true, _ -> Measures.NONE), 4, 3, 1, 2.5))
                .startsWith(2);
    }

    @Test
    void aKnownCostTakesThePlaceOfAPrediction() {
        var form = form(List.of(ACCURATE), true, _ -> Measures.of(LATENCY, 2));
        assertThat(order(form, 12, 4, 9, 3)).containsExactly(0, 1, 2, 3);
    }
}
