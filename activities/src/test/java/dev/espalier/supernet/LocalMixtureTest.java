package dev.espalier.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.data.MiniBatch;
import dev.espalier.space.Architecture;
import dev.espalier.space.custom.CustomSpace;
import dev.espalier.space.weights.Weights;
import dev.espalier.train.Torch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LocalMixtureTest {

    private static final MiniBatch BATCH = Tiny.batch(12);

    private final LocalSupernet cells = Local.cells();

    static Stream<LocalSupernet> supernets() throws IOException {
        var blocks = CustomSpace.read(Files.readString(Path.of("../examples/my-space.yaml")));
        var kernels = CustomSpace.read(
                Local.yaml(
                        "{first: [1, 3], second: [relu, swish, identity], third: [3, 5]}",
                        "[{conv: {kernel: '${first}', channels: 8}}, batchnorm, '${second}', {conv: {kernel: '${third}', channels: 8}}, batchnorm, {residual: [{depthwise: {kernel: '${first}'}}]}, global_pool, {linear: 4}]"));
        return Stream.of(
                Local.cells(), LocalSupernet.of(blocks, Local.frame()), LocalSupernet.of(kernels, Local.frame()));
    }

    private static float[] certain(LocalSupernet supernet, Architecture architecture) {
        var probabilities = new float[supernet.choices()];
        for (int decision = 0; decision < architecture.choices().size(); decision++) {
            probabilities[decision * supernet.columns() + architecture.choices().get(decision)] = 1;
        }
        return probabilities;
    }

    private static float[] random(LocalSupernet supernet, long seed) {
        var random = new SplittableRandom(seed);
        var probabilities = new float[supernet.choices()];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = (float) random.nextDouble(0.1, 0.5);
        }
        return probabilities;
    }

    private static Supernet.Mixed mixed(LocalSupernet of, Weights weights, MiniBatch batch, float[] probabilities) {
        return Torch.run("mixed", () -> {
            try (var frozen = Tiny.frozen(of, weights, batch)) {
                return frozen.mixed(batch, probabilities);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("supernets")
    void isAPathWhereNothingIsMixed(LocalSupernet supernet) {
        var random = new SplittableRandom(4);
        Torch.run("paths", () -> {
            try (var frozen = Tiny.frozen(supernet, Tiny.weights(supernet.slots()), BATCH)) {
                for (int trial = 0; trial < 12; trial++) {
                    var architecture = supernet.space().sample(random);
                    assertThat(frozen.mixed(BATCH, certain(supernet, architecture))
                                    .loss())
                            .as(architecture.id())
                            .isCloseTo(frozen.inherited(architecture).loss(), within(1e-5));
                }
            }
            return true;
        });
    }

    @ParameterizedTest
    @MethodSource("supernets")
    void hasTheGradientOfSmallDifferences(LocalSupernet supernet) {
        var weights = Tiny.smooth(supernet.slots());
        var probabilities = random(supernet, 5);
        var gradient = mixed(supernet, weights, BATCH, probabilities).gradient();
        var random = new SplittableRandom(9);
        float step = 1e-3f;
        for (int trial = 0; trial < 5; trial++) {
            var up = probabilities.clone();
            var down = probabilities.clone();
            double expected = 0;
            for (int i = 0; i < up.length; i++) {
                float direction = (float) random.nextGaussian();
                up[i] += step * direction;
                down[i] -= step * direction;
                expected += direction * gradient[i];
            }
            double higher = mixed(supernet, weights, BATCH, up).loss();
            double lower = mixed(supernet, weights, BATCH, down).loss();
            assertThat((higher - lower) / (2 * step)).isCloseTo(expected, within(0.05 * Math.abs(expected) + 5e-3));
        }
    }

    @Test
    void hasNoGradientForWhatGivesNothing() {
        var gradient = mixed(cells, Tiny.weights(cells.slots()), BATCH, random(cells, 2))
                .gradient();
        for (int edge = 0; edge < 6; edge++) {
            assertThat(gradient[edge * 5]).isZero();
            for (int option = 1; option < 5; option++) {
                assertThat(gradient[edge * 5 + option]).isNotZero();
            }
        }
    }

    @Test
    void mixesAndNormalisesImagesOfTheSameProbabilitiesTogether() {
        var weights = Tiny.weights(cells.slots());
        var even = random(cells, 1);
        var odd = random(cells, 2);
        var each = new float[BATCH.size() * cells.choices()];
        for (int image = 0; image < BATCH.size(); image++) {
            System.arraycopy(image % 2 == 0 ? even : odd, 0, each, image * cells.choices(), cells.choices());
        }
        var together = mixed(cells, weights, BATCH, each);
        var first = mixed(cells, weights, BATCH.of(List.of(0, 2, 4, 6, 8, 10)), even);
        var second = mixed(cells, weights, BATCH.of(List.of(1, 3, 5, 7, 9, 11)), odd);

        assertThat(together.loss()).isCloseTo((first.loss() + second.loss()) / 2, within(1e-5));
        assertThat(summed(together.gradient(), 0)).containsExactly(halved(first.gradient()), within(1e-4f));
        assertThat(summed(together.gradient(), 1)).containsExactly(halved(second.gradient()), within(1e-4f));
    }

    /** Over every second image. */
    private float[] summed(float[] gradient, int from) {
        var sum = new float[cells.choices()];
        for (int image = from; image < BATCH.size(); image += 2) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += gradient[image * sum.length + i];
            }
        }
        return sum;
    }

    private static float[] halved(float[] values) {
        var halved = Arrays.copyOf(values, values.length);
        for (int i = 0; i < halved.length; i++) {
            halved[i] /= 2;
        }
        return halved;
    }

    @Test
    void leavesTheWeightsAsTheyAreAndHoldsNoMoreArraysAfterManyMixturesThanAfterOne() {
        Torch.run("held", () -> {
            try (var frozen = Tiny.frozen(cells, Tiny.weights(cells.slots()), BATCH)) {
                var architecture = cells.space().sample(new SplittableRandom(1));
                var first = frozen.inherited(architecture);
                frozen.mixed(BATCH, random(cells, 1));
                int held = frozen.held();
                for (int i = 0; i < 5; i++) {
                    frozen.mixed(BATCH, random(cells, i));
                    assertThat(frozen.inherited(architecture)).isEqualTo(first);
                }
                assertThat(frozen.held()).isEqualTo(held);
            }
            return true;
        });
    }
}
