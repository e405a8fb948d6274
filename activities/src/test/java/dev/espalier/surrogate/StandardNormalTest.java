package dev.espalier.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;

class StandardNormalTest {

    @Test
    void agreesWithTheLibraryEverywhere() {
        var library = new NormalDistribution();
        for (double z = -12; z <= 12; z += 0.01) {
            double expected = library.cumulativeProbability(z);
            assertThat(StandardNormal.below(z)).isCloseTo(expected, within(1e-8 * expected + 1e-300));
            assertThat(StandardNormal.density(z)).isCloseTo(library.density(z), within(1e-12));
        }
    }
}
