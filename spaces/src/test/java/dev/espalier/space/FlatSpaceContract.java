package dev.espalier.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The laws of every flat space. */
public abstract class FlatSpaceContract extends SequentialSpaceContract {

    /** A fresh instance of the space under test. */
    @Override
    protected abstract DecisionSpace space();

    @Test
    void aMutationOfAFlatSpaceChangesOneDecision() {
        var space = space();
        var random = new SplittableRandom(SEED);
        for (var sample : samples()) {
            assertThat(differences(sample, space.mutate(sample, random))).isEqualTo(space.size() == 1 ? 0 : 1);
        }
    }

    @Test
    void neighboursAreMutualAndDifferInOneDecision() {
        var space = space();
        for (var sample : samples().subList(0, 20)) {
            var neighbors = space.neighbors(sample);
            assertThat(neighbors).doesNotHaveDuplicates().allMatch(space::contains);
            for (var neighbor : neighbors) {
                assertThat(differences(sample, neighbor)).isEqualTo(1);
                assertThat(space.neighbors(neighbor)).contains(sample);
            }
        }
    }

    @Test
    void differentArchitecturesEncodeDifferently() {
        var space = space();
        var seen = new HashMap<List<Double>, Architecture>();
        int length = space.decisions().stream().mapToInt(Decision::arity).sum();
        for (var sample : samples()) {
            var encoding = new ArrayList<Double>();
            for (double value : space.encode(sample)) {
                encoding.add(value);
            }
            assertThat(encoding).hasSize(length);
            var earlier = seen.putIfAbsent(encoding, sample);
            assertThat(earlier == null || earlier.equals(sample)).isTrue();
        }
    }

    private static int differences(Architecture left, Architecture right) {
        int differences = 0;
        for (int i = 0; i < left.choices().size(); i++) {
            differences += left.choices().get(i).equals(right.choices().get(i)) ? 0 : 1;
        }
        return differences;
    }
}
