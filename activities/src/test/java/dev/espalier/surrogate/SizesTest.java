package dev.espalier.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SizesTest {

    private final Sizes sizes = new Sizes(List.of(3.0, 100.0, 1.0, 10.0, 10.0));

    @Test
    void likeNothingMoreThanOnesOwnSize() {
        for (double size : new double[] {1, 3, 10, 100}) {
            var alike = sizes.to(size);
            assertThat(DoubleStream.of(alike).max()).hasValue(1);
            assertThat(DoubleStream.of(alike)).allMatch(value -> value > 0 && value <= 1);
        }
        assertThat(sizes.to(10)).endsWith(1, 1);
    }

    @Test
    void placesCountAndNotHowFarSizesAreApart() {
        assertThat(sizes.to(3)).isEqualTo(new Sizes(List.of(3.0, 1e9, 0.1, 10.0, 10.0)).to(3));
    }

    @Test
    void theOrderOfTheKnownDoesNotMatter() {
        var turned = new Sizes(List.of(10.0, 10.0, 1.0, 100.0, 3.0)).to(5);
        var alike = sizes.to(5);
        assertThat(turned).containsExactly(alike[3], alike[4], alike[2], alike[1], alike[0]);
    }

    @Test
    void whatLiesBetweenTwoIsLikeBothInProportion() {
        double lower = sizes.to(1)[0];
        double half = sizes.to(2)[0];
        assertThat(half).isBetween(lower, 1.0);
        // The normal score of 2 is half way: the square root of the logarithm is linear in it.
        assertThat(Math.sqrt(-Math.log(half))).isCloseTo(Math.sqrt(-Math.log(lower)) / 2, within(1e-12));
    }

    @Test
    void allThatLieBeyondTheKnownCountAlike() {
        assertThat(sizes.to(0.5)).isEqualTo(sizes.to(0.001));
        assertThat(sizes.to(101)).isEqualTo(sizes.to(1e6));
        assertThat(sizes.to(101)[1]).isLessThan(1);
    }

    @Test
    void oneKnownIsEnough() {
        assertThat(new Sizes(List.of(7.0)).to(7)).containsExactly(1);
    }
}
