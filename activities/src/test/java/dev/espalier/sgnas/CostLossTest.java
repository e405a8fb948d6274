package dev.espalier.sgnas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CostLossTest {

    private final CostLoss loss = CostLoss.RELEASED;

    @Test
    void countsWhatTheReleasedCodeCountsForImageNet() {
        assertThat(loss.of(10.0 / 180)).isCloseTo(0.036, within(1e-9));
        assertThat(loss.of(-10.0 / 180)).isCloseTo(0.030, within(1e-9));
        assertThat(loss.of(0.1 / 180)).isZero();
        assertThat(loss.of(-0.1 / 180)).isZero();
    }

    @Test
    void slopesAreThoseOfTheLoss() {
        for (double above : new double[] {-0.3, -0.02, 0, 0.02, 0.3}) {
            assertThat(loss.slope(above))
                    .isCloseTo((loss.of(above + 1e-6) - loss.of(above - 1e-6)) / 2e-6, within(1e-6));
        }
    }

    @Test
    void countsOneSideOnlyWhereTheOtherIsRepaired() {
        var oneSided = new CostLoss(9.72, 1.2, 0, 0);

        assertThat(oneSided.of(-0.2)).isZero();
        assertThat(oneSided.of(0.2)).isPositive();
    }

    @Test
    void refusesNegativeNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostLoss(9.72, -1, 1, 0))
                .withMessage(
                        "The cost loss (weight 9.72, over -1.0, under 1.0, free 0.0) must consist of numbers of at least 0.");
    }
}
