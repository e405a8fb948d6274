package dev.espalier.surrogate.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.surrogate.Agreement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BoostedTreesTest {

    private static final int WIDTH = 20;

    @BeforeAll
    static void library() {
        XGBoostLibrary.orSkip();
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static List<float[]> inputs(int count, long seed) {
        var random = random(seed);
        var inputs = new ArrayList<float[]>();
        for (int i = 0; i < count; i++) {
            var input = new float[WIDTH];
            for (int j = 0; j < WIDTH; j++) {
                input[j] = random.nextBoolean() ? 1 : 0;
            }
            inputs.add(input);
        }
        return inputs;
    }

    /** A sum with a weight for each number. */
    private static double[] planted(List<float[]> inputs) {
        return inputs.stream()
                .mapToDouble(input -> {
                    double sum = 300;
                    for (int j = 0; j < WIDTH; j++) {
                        sum += (j * 7 % 11 - 5) * input[j];
                    }
                    return sum;
                })
                .toArray();
    }

    private static double[] predictions(List<float[]> asked) {
        try (var trees = new BoostedTrees()) {
            var told = inputs(200, 1);
            trees.fit(told, planted(told));
            return trees.predict(asked);
        }
    }

    @Test
    void ranksWhatTheyWereNotTold() {
        var asked = inputs(100, 2);
        assertThat(Agreement.tau(boxed(predictions(asked)), boxed(planted(asked))))
                .isGreaterThan(0.5);
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    @Test
    void sayTheSameTwice() {
        assertThat(predictions(inputs(50, 3))).isEqualTo(predictions(inputs(50, 3)));
    }

    @Test
    void goOnWithWhatIsToldLast() {
        var inputs = inputs(16, 4);
        var rising = new double[16];
        var falling = new double[16];
        for (int i = 0; i < 16; i++) {
            rising[i] = i;
            falling[i] = -i;
        }
        try (var trees = new BoostedTrees()) {
            trees.fit(inputs, rising);
            var first = trees.predict(inputs);
            trees.fit(inputs, falling);
            var second = trees.predict(inputs);
            assertThat(first[15]).isCloseTo(1.63, within(0.05));
            assertThat(second[15]).isCloseTo(-1.63, within(0.05));
        }
    }

    @Test
    void findNothingToTellApartWhereAllIsTheSame() {
        try (var trees = new BoostedTrees()) {
            trees.fit(inputs(5, 5), new double[] {3, 3, 3, 3, 3});
            assertThat(trees.predict(inputs(2, 6))).containsExactly(0, 0);
        }
    }

    @Test
    void cannotBeAskedBeforeTheyAreFitted() {
        try (var trees = new BoostedTrees()) {
            assertThatThrownBy(() -> trees.predict(inputs(1, 7))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aMissingLibraryIsSaidInItsOwnWords() {
        var missing = new UnsatisfiedLinkError("/tmp/libxgboost4j1.so: libgomp.so.1: cannot open shared object file");
        assertThat(BoostedTrees.obstacle(() -> {
                    throw new ExceptionInInitializerError(missing);
                }))
                .contains("libgomp.so.1: cannot open shared object file");
        assertThat(BoostedTrees.obstacle()).isEmpty();
    }
}
