package dev.espalier.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MixtureWeightsTest {

    private static final float[] FREE = {0.3f, -0.2f, 1.1f, 0.5f, 0.4f};

    private final MixtureWeights weights = new MixtureWeights(List.of(3, 2));

    @Test
    void sharesOfADecisionAreASoftmax() {
        var shares = weights.soft(FREE);
        assertThat(shares.shares()).hasSize(6);
        assertThat(shares.shares()[0] + shares.shares()[1] + shares.shares()[2]).isCloseTo(1, within(1e-6f));
        assertThat(shares.shares()[3]).isCloseTo((float) (1 / (1 + Math.exp(-0.1))), within(1e-6f));
        assertThat(shares.shares()[5]).as("there is no third option").isZero();
    }

    @Test
    void aDrawTakesOneOptionOfEachDecisionAsOftenAsItsShareSays() {
        var random = new SplittableRandom(5);
        var counts = new double[6];
        for (int draw = 0; draw < 20_000; draw++) {
            var taken = weights.drawn(FREE, random).shares();
            float sum = 0;
            for (int i = 0; i < taken.length; i++) {
                assertThat(taken[i]).isIn(0f, 1f);
                counts[i] += taken[i] / 20_000.0;
                sum += taken[i];
            }
            assertThat(sum).isEqualTo(2);
        }
        var soft = weights.soft(FREE).shares();
        for (int i = 0; i < counts.length; i++) {
            assertThat(counts[i]).isCloseTo(soft[i], within(0.015));
        }
    }

    @Test
    void theGradientOfADrawIsThatOfItsSoftmax() {
        var onShares = new float[] {1, -2, 0.5f, 3, -1, 0};
        var drawn = weights.drawn(FREE, new SplittableRandom(3));
        var gradient = weights.gradient(drawn, onShares);
        double mean = 0;
        for (int i = 0; i < 3; i++) {
            mean += drawn.soft()[i] * onShares[i];
        }
        for (int i = 0; i < 3; i++) {
            assertThat(gradient[i]).isCloseTo(drawn.soft()[i] * (onShares[i] - mean), within(1e-12));
        }
    }

    @Test
    void theGradientIsThatOfSmallDifferences() {
        var onShares = new float[] {1, -2, 0.5f, 3, -1, 0};
        var gradient = weights.gradient(weights.soft(FREE), onShares);
        for (int i = 0; i < FREE.length; i++) {
            var up = FREE.clone();
            var down = FREE.clone();
            up[i] += 1e-2f;
            down[i] -= 1e-2f;
            assertThat((product(up, onShares) - product(down, onShares)) / 2e-2).isCloseTo(gradient[i], within(1e-3));
        }
    }

    private double product(float[] free, float[] onShares) {
        var soft = weights.soft(free).soft();
        double sum = 0;
        for (int i = 0; i < soft.length; i++) {
            sum += soft[i] * onShares[i];
        }
        return sum;
    }

    @Test
    void theLargestNumberIsTaken() {
        assertThat(weights.taken(FREE)).containsExactly(2, 0);
    }
}
