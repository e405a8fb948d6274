package dev.espalier.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AcquisitionTest {

    private static Outlooks outlooks(List<Prediction> predictions) {
        return new Outlooks(predictions.size(), predictions::get, predictions::get);
    }

    private static List<Integer> batch(List<Prediction> predictions, double best, int count) {
        var chances = new double[predictions.size()];
        Arrays.fill(chances, 1);
        return Acquisition.batch(outlooks(predictions), best, chances, count);
    }

    @Test
    void whatHardlyComesToAnythingComesLast() {
        var predictions = List.of(new Prediction(-1, 0.1), new Prediction(-0.9, 0.1), new Prediction(-0.8, 0.1));
        assertThat(Acquisition.batch(outlooks(predictions), 0, new double[] {0.01, 1, 1}, 2))
                .containsExactly(1, 2);
    }

    @Test
    void aBatchForTwoLossesIsSpreadOverTheFront() {
        var first = outlooks(List.of(new Prediction(-1, 0.1), new Prediction(-1.01, 0.1), new Prediction(0, 0.1)));
        var second = Outlooks.known(new double[] {0, 0, -1});
        var front = new ExpectedHypervolume(List.of(), new ExpectedHypervolume.Point(1, 1));
        assertThat(Acquisition.batch(first, second, front, new double[] {1, 1, 1}, 2))
                .containsExactly(1, 2);
    }

    @Test
    void expectsTheImprovementOfTheTextbook() {
        assertThat(Acquisition.expectedImprovement(new Prediction(0, 1), 0)).isCloseTo(0.398942, within(1e-6));
        assertThat(Acquisition.expectedImprovement(new Prediction(1, 1), 0)).isCloseTo(0.083315, within(1e-6));
        assertThat(Acquisition.expectedImprovement(new Prediction(-2, 0), 0)).isEqualTo(2);
        assertThat(Acquisition.expectedImprovement(new Prediction(2, 0), 0)).isZero();
    }

    @Test
    void aBatchHoldsWhatPromisesMostAndWhatCouldBeBest() {
        var predictions = List.of(
                new Prediction(0, 0.1), new Prediction(-1, 0.1), new Prediction(0.5, 3), new Prediction(1, 0.1));
        assertThat(batch(predictions, 0, 2)).containsExactly(1, 2);
        assertThat(batch(predictions, 0, 10)).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void choosesEachOnce() {
        var predictions = IntStream.range(0, 100)
                .mapToObj(i -> new Prediction(i % 7, 1 + i % 3))
                .toList();
        assertThat(batch(predictions, 1, 16)).hasSize(16).doesNotHaveDuplicates();
    }
}
