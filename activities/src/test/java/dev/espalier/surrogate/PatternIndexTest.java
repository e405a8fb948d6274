package dev.espalier.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatternIndexTest {

    @Test
    void numbersPatternsInTheOrderTheyCome() {
        var index = new PatternIndex();
        var expected = new HashMap<Long, Integer>();
        var random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            long pattern = random.nextInt(2_000) * 64L;
            int number = expected.computeIfAbsent(pattern, _ -> expected.size());
            assertThat(index.add(pattern)).isEqualTo(number);
        }
        expected.forEach((pattern, number) -> assertThat(index.find(pattern)).isEqualTo(number));
        assertThat(index.find(-1)).isEqualTo(-1);
    }
}
