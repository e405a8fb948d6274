package dev.espalier.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NormalScoresTest {

    @Test
    void keepOrderAndForgetDistances() {
        assertThat(NormalScores.of(new double[] {91, 10, 90})).containsExactly(NormalScores.of(new double[] {3, 1, 2}));
    }

    @Test
    void haveMeanZeroAndDeviationOne() {
        var scores = NormalScores.of(new double[] {4, 8, 15, 16, 23, 42});
        assertThat(Arrays.stream(scores).sum()).isCloseTo(0, within(1e-12));
        assertThat(Arrays.stream(scores).map(score -> score * score).average()).hasValueCloseTo(1.0, within(1e-12));
    }

    @Test
    void areZeroWhereAllAreEqual() {
        assertThat(NormalScores.of(new double[] {7, 7, 7})).containsExactly(0, 0, 0);
    }

    @Test
    void areNoneOfNone() {
        assertThat(NormalScores.of(new double[0])).isEmpty();
    }
}
