package dev.espalier.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    private static Spread first(int count) {
        return Spread.of(IntStream.rangeClosed(1, count).mapToDouble(i -> i).toArray());
    }

    /** The table of ranks in Conover, Practical Nonparametric Statistics: 6 and 15 of 20, 2 and 9 of 10. */
    @Test
    void theIntervalHoldsTheMedianByOrderStatistics() {
        assertThat(first(20).low()).isEqualTo(6);
        assertThat(first(20).high()).isEqualTo(15);
        assertThat(first(10).low()).isEqualTo(2);
        assertThat(first(10).high()).isEqualTo(9);
        assertThat(first(6).low()).isEqualTo(1);
        assertThat(first(6).high()).isEqualTo(6);
    }

    @Test
    void tooFewFiguresAreShownByTheirRange() {
        assertThat(first(5).low()).isEqualTo(1);
        assertThat(first(5).high()).isEqualTo(5);
        assertThat(Spread.of(7)).isEqualTo(new Spread(1, 7, 7, 7, 7, 0));
    }

    @Test
    void meanAndDeviationAreOfTheSample() {
        var spread = Spread.of(2, 4, 4, 4, 5, 5, 7, 9);

        assertThat(spread.mean()).isEqualTo(5);
        assertThat(spread.deviation()).isCloseTo(Math.sqrt(32 / 7.0), within(1e-12));
        assertThat(spread.median()).isEqualTo(4.5);
    }
}
