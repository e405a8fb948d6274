package dev.espalier.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.search.Objective.Direction;
import dev.espalier.space.Architecture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrontTest {

    private static final List<Objective> THREE = List.of(
            new Objective(Metric.VAL_ACCURACY_PCT, Direction.MAXIMIZE),
            new Objective(Metric.MACS_M, Direction.MINIMIZE),
            new Objective(Metric.latencyMs("pixel3"), Direction.MINIMIZE));

    private static Trial trial(int round, int index, double... values) {
        var measures = new TreeMap<String, Double>();
        for (int i = 0; i < values.length; i++) {
            measures.put(THREE.get(i).metric().name(), values[i]);
        }
        return trial(round, index, new Outcome.Measured(new Measures(measures)));
    }

    private static Trial trial(int round, int index, Outcome outcome) {
        var candidate = new Candidate(new Architecture("any", index), List.of(), "random");
        return new Trial(Trial.id(round, index), round, candidate, outcome, 0, false);
    }

    private static List<String> ids(Front front) {
        return front.trials().stream().map(Trial::id).toList();
    }

    /** Compares every trial with every other, by the definition. */
    private static List<String> oracle(List<Trial> trials, List<Objective> objectives) {
        return trials.stream()
                .filter(one ->
                        trials.stream().noneMatch(other -> dominates(/* one= */ other, /* other= */ one, objectives)))
                .sorted(Comparator.comparingDouble((Trial trial) -> loss(trial, objectives.getFirst()))
                        .thenComparingInt(Trial::round)
                        .thenComparing(trial -> trial.id()))
                .map(Trial::id)
                .toList();
    }

    private static boolean dominates(Trial one, Trial other, List<Objective> objectives) {
        return objectives.stream().allMatch(objective -> loss(one, objective) <= loss(other, objective))
                && objectives.stream().anyMatch(objective -> loss(one, objective) < loss(other, objective));
    }

    private static double loss(Trial trial, Objective objective) {
        return objective.loss(((Outcome.Measured) trial.outcome()).measures());
    }

    @Test
    void isWhatComparingAllWithAllFinds() {
        var random = new Random(7);
        for (int set = 0; set < 200; set++) {
            var objectives = THREE.subList(0, 1 + set % 3);
            // Few different values, so that ties and equal trials are common.
            var trials = IntStream.range(0, 1 + random.nextInt(60))
                    .mapToObj(
                            index -> trial(index / 10, index, random.nextInt(8), random.nextInt(8), random.nextInt(8)))
                    .toList();
            assertThat(ids(Front.of(trials, objectives))).isEqualTo(oracle(trials, objectives));
        }
    }

    @Test
    void isTheSameInWhateverOrderAndPortionsTrialsCome() {
        var random = new Random(8);
        var trials = new ArrayList<>(IntStream.range(0, 200)
                .mapToObj(index -> trial(0, index, random.nextDouble(), random.nextDouble(), random.nextDouble()))
                .toList());
        var whole = Front.of(trials, THREE);
        Collections.shuffle(trials, random);
        var grown = Front.EMPTY;
        for (int from = 0; from < 200; from += 25) {
            grown = grown.with(trials.subList(from, from + 25), THREE);
        }
        assertThat(grown).isEqualTo(whole);
    }

    @Test
    void keepsAllTrialsOfEqualLosses() {
        var front = Front.of(List.of(trial(0, 0, 90, 5), trial(0, 1, 90, 5), trial(1, 0, 80, 9)), THREE.subList(0, 2));
        assertThat(ids(front)).containsExactly("0-0", "0-1");
    }

    @Test
    void leavesOutWhatFailedOrBreaksALimit() {
        var over = new Outcome.Infeasible("too slow", Measures.of(Metric.VAL_ACCURACY_PCT, 99));
        var front = Front.of(
                List.of(trial(0, 0, new Outcome.Failed("out of memory")), trial(0, 1, over), trial(0, 2, 50)),
                THREE.subList(0, 1));
        assertThat(ids(front)).containsExactly("0-2");
        assertThat(Front.of(List.of(), THREE)).isEqualTo(Front.EMPTY);
    }
}
