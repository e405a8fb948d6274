package dev.espalier.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignificanceTest {

    /** Depths of Charles Darwin's crossed and self-fertilised plants, in eighths of an inch. */
    private static final double[] CROSSED = {188, 96, 168, 176, 153, 172, 177, 163, 146, 173, 186, 168, 177, 184, 96};

    private static final double[] SELFED = {139, 163, 160, 160, 147, 149, 149, 122, 132, 144, 130, 144, 102, 124, 144};

    /** By scipy.stats.wilcoxon, whose exact distribution is that of ranks without ties, as ours. */
    @Test
    void agreesWithAnotherImplementationOnDarwinsPlants() {
        assertThat(Significance.wilcoxon(CROSSED, SELFED)).isCloseTo(0.041259765625, within(1e-9));
    }

    /** Six differences of one sign: 2 of 2^6 ways of signs are as extreme. */
    @Test
    void countsAllWaysOfSigns() {
        double[] first = {1, 2, 3, 4, 5, 6};
        double[] second = {2, 4, 6, 8, 10, 12};

        assertThat(Significance.wilcoxon(first, second)).isCloseTo(2 / 64.0, within(1e-12));
    }

    @Test
    void findsNothingWhereNothingDiffers() {
        assertThat(Significance.wilcoxon(new double[] {1, 2}, new double[] {1, 2}))
                .isEqualTo(1);
    }

    @Test
    void leavesEqualPairsOut() {
        double[] first = {1, 2, 3, 4, 5, 6, 7, 8};
        double[] second = {2, 4, 6, 8, 10, 12, 7, 8};

        assertThat(Significance.wilcoxon(first, second)).isCloseTo(2 / 64.0, within(1e-12));
    }

    /** Holm's own order: the smallest by three, the next by two, and never below the one before. */
    @Test
    void correctsTheSmallestMost() {
        assertThat(Significance.holm(List.of(0.04, 0.01, 0.03))).containsExactly(0.06, 0.03, 0.06);
        assertThat(Significance.holm(List.of(0.9, 0.5))).containsExactly(1.0, 1.0);
    }

    @Test
    void equalFiguresShareTheMeanOfTheirRanks() {
        assertThat(Significance.ranks(new double[] {-90, -91, -90, -80})).containsExactly(2.5, 1, 2.5, 4);
    }
}
