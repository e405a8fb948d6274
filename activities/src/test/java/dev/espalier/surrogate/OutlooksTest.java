package dev.espalier.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutlooksTest {

    private static final int SIZE = 500;

    private final AtomicInteger computed = new AtomicInteger();
    private final List<Prediction> exact = new ArrayList<>();
    private final Outlooks outlooks;

    OutlooksTest() {
        var random = new Random(7);
        for (int i = 0; i < SIZE; i++) {
            exact.add(new Prediction(random.nextGaussian(), random.nextDouble()));
        }
        outlooks = new Outlooks(
                SIZE, i -> new Prediction(exact.get(i).mean(), exact.get(i).deviation() * (1 + 0.1 * (i % 3))), i -> {
                    computed.incrementAndGet();
                    return exact.get(i);
                });
    }

    @Test
    void findsTheBestOfAllWhileItComputesFew() {
        for (double hope : new double[] {0, 0.5, 2}) {
            Outlooks.Criterion criterion = (prediction, _) -> hope * prediction.deviation() - prediction.mean();
            var sorted = IntStream.range(0, SIZE)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -criterion.of(exact.get(i), i)))
                    .toList();
            assertThat(outlooks.best(8, criterion, Set.of())).isEqualTo(sorted.subList(0, 8));
        }
        assertThat(computed.get()).isLessThan(SIZE / 4);
    }

    @Test
    void leavesOutWhatIsTakenAndEndsWhereNothingIsLeft() {
        assertThat(outlooks.best(SIZE, (_, i) -> i, Set.of(SIZE - 1, 3)))
                .hasSize(SIZE - 2)
                .startsWith(SIZE - 2)
                .doesNotContain(3, SIZE - 1);
    }
}
