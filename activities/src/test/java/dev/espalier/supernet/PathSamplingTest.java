package dev.espalier.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.space.Architecture;
import dev.espalier.space.sgnas.Sgnas;
import dev.espalier.space.sgnas.UnifiedSpace;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PathSamplingTest {

    private static final int STEPS = 500;

    private final Sgnas space = new Sgnas();

    private List<List<Architecture>> steps(boolean forced) {
        var sampling = new PathSampling(space, forced);
        var random = new SplittableRandom(7);
        return IntStream.range(0, STEPS).mapToObj(_ -> sampling.draw(random)).toList();
    }

    private static List<Integer> options(Architecture path, int layer) {
        return path.choices().subList(layer * UnifiedSpace.MOST, (layer + 1) * UnifiedSpace.MOST);
    }

    private static int rate(Architecture path, int layer) {
        return (int) options(path, layer).stream()
                .filter(option -> option != UnifiedSpace.SKIP)
                .count();
    }

    @Test
    void neverTakesAKernelAfterASkipWhenItIsForced() {
        for (var step : steps(true)) {
            for (var path : step) {
                assertThat(space.contains(path)).isTrue();
                for (int layer = 0; layer < UnifiedSpace.LAYERS; layer++) {
                    assertThat(options(path, layer).subList(rate(path, layer), UnifiedSpace.MOST))
                            .allMatch(option -> option == UnifiedSpace.SKIP);
                }
            }
        }
    }

    @Test
    void skipsAnySubBlocksButTheFirstTwoWhenItIsNotForced() {
        var skipped = new int[UnifiedSpace.MOST];
        for (var step : steps(false)) {
            for (var path : step) {
                assertThat(space.contains(path)).isTrue();
                for (int block = 0; block < UnifiedSpace.MOST; block++) {
                    skipped[block] += options(path, 0).get(block) == UnifiedSpace.SKIP ? 1 : 0;
                }
            }
        }
        assertThat(skipped[0] + skipped[1]).isZero();
        for (int block = UnifiedSpace.LEAST; block < UnifiedSpace.MOST; block++) {
            assertThat((double) skipped[block] / (STEPS * PathSampling.PATHS)).isCloseTo(0.5, within(0.05));
        }
    }

    @Test
    void expandsByEveryRateEquallyOftenAndByFourOfThemInAStep() {
        var counts = new int[UnifiedSpace.MOST + 1];
        for (var step : steps(true)) {
            for (int layer = 0; layer < UnifiedSpace.LAYERS; layer++) {
                int at = layer;
                var rates = step.stream().map(path -> rate(path, at)).toList();
                assertThat(rates).doesNotHaveDuplicates();
                rates.forEach(rate -> counts[rate]++);
            }
        }
        int all = STEPS * PathSampling.PATHS * UnifiedSpace.LAYERS;
        for (int rate = UnifiedSpace.LEAST; rate <= UnifiedSpace.MOST; rate++) {
            assertThat((double) counts[rate] / all).isCloseTo(0.2, within(0.01));
        }
    }

    @Test
    void takesEveryKernelOfASubBlockEquallyOftenInAStepGiveOrTakeOne() {
        var counts = new int[UnifiedSpace.SKIP];
        for (var step : steps(true)) {
            for (int place = 0; place < UnifiedSpace.LAYERS * UnifiedSpace.MOST; place++) {
                var taken = new int[UnifiedSpace.SKIP + 1];
                for (var path : step) {
                    taken[path.choices().get(place)]++;
                }
                var kernels = IntStream.range(0, UnifiedSpace.SKIP)
                        .map(option -> taken[option])
                        .summaryStatistics();
                assertThat(kernels.getMax() - kernels.getMin()).isLessThanOrEqualTo(1);
                IntStream.range(0, UnifiedSpace.SKIP).forEach(option -> counts[option] += taken[option]);
            }
        }
        int all = IntStream.of(counts).sum();
        assertThat(IntStream.of(counts).mapToDouble(count -> (double) count / all))
                .allSatisfy(share -> assertThat(share).isCloseTo(1.0 / 3, within(0.01)));
    }

    @Test
    void drawsTheLayersIndependently() {
        long both = steps(true).stream()
                .filter(step -> rate(step.getFirst(), 3) == 6 && rate(step.getFirst(), 4) == 6)
                .count();
        assertThat((double) both / STEPS).isCloseTo(0.04, within(0.03));
    }
}
