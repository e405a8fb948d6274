package dev.espalier.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChanceTest {

    @Test
    void isTheSameForEqualKeysOnEveryMachine() {
        assertThat(Chance.of(1, 2, 3).nextLong()).isEqualTo(Chance.of(1, 2, 3).nextLong());
        assertThat(Chance.of(1, 2, 3).nextLong()).isEqualTo(-577261923406638701L);
    }

    @Test
    void keysThatDifferAnywhereGiveOtherNumbers() {
        Set<Long> seen = new HashSet<>();
        for (long seed = -20; seed < 20; seed++) {
            for (long epoch = 0; epoch < 40; epoch++) {
                for (long index = 0; index < 40; index++) {
                    seen.add(Chance.of(seed, epoch, index).nextLong());
                }
            }
        }
        assertThat(seen).hasSize(64_000);
        assertThat(Chance.of(0).nextLong()).isNotEqualTo(Chance.of(0, 0).nextLong());
    }

    @Test
    void neighboursAreUnrelated() {
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            sum += (Chance.of(1, i).nextDouble() - 0.5) * (Chance.of(1, i + 1).nextDouble() - 0.5);
        }
        // Of unrelated even draws, 1/12 times a normal draw of deviation 0.01.
        assertThat(sum / 10_000 * 12).isBetween(-0.05, 0.05);
    }
}
