package dev.espalier.hardware.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void cutsTheSameShareOffBothEnds() {
        assertThat(Numbers.trimmedMean(new double[] {100, 1, 2, 3, 4, 5, 6, 7, 8, -50}, 0.1))
                .isEqualTo(4.5);
        assertThat(Numbers.trimmedMean(new double[] {7}, 0.1)).isEqualTo(7);
        assertThat(Numbers.trimmedMean(new double[] {1, 2, 9}, 0.25)).isEqualTo(4);
    }

    @Test
    void aQuantileIsOneOfTheValues() {
        var hundred = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();
        assertThat(Numbers.quantile(hundred, 0.5)).isEqualTo(50);
        assertThat(Numbers.quantile(hundred, 0.9)).isEqualTo(90);
        assertThat(Numbers.quantile(hundred, 0.99)).isEqualTo(99);
        assertThat(Numbers.quantile(new double[] {3, 1}, 0.5)).isEqualTo(1);
    }

    @Test
    void knowsStudentsDistribution() {
        // Tables of the distribution, 97.5 %.
        assertThat(Numbers.student(4)).isCloseTo(2.776, within(0.015));
        assertThat(Numbers.student(9)).isCloseTo(2.262, within(0.001));
        assertThat(Numbers.student(30)).isCloseTo(2.042, within(0.001));
        assertThat(Numbers.student(1_000_000)).isCloseTo(1.96, within(0.001));
    }

    @Test
    void theIntervalHoldsTheMeanNineteenTimesOfTwenty() {
        var random = new java.util.SplittableRandom(5);
        int held = 0;
        for (int i = 0; i < 2_000; i++) {
            var sample = IntStream.range(0, 10)
                    .mapToDouble(_ -> 3 + random.nextGaussian())
                    .toArray();
            held += Math.abs(Numbers.mean(sample) - 3) <= Numbers.halfWidth(sample) ? 1 : 0;
        }
        assertThat(held).isBetween(1_870, 1_930);
    }
}
