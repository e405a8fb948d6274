package dev.espalier.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.espalier.data.MiniBatch;
import dev.espalier.space.Architecture;
import dev.espalier.space.sgnas.UnifiedSpace;
import dev.espalier.space.weights.Weights;
import dev.espalier.train.Losses;
import dev.espalier.train.Pixels;
import dev.espalier.train.Torch;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnifiedMixtureTest {

    private static final MiniBatch BATCH = Tiny.batch(6);

    private final UnifiedSupernet supernet = Tiny.supernet();

    static Stream<UnifiedSupernet> supernets() {
        return Stream.of(Tiny.supernet(), Tiny.withoutShadows());
    }

    private static Supernet.Mixed mixed(UnifiedSupernet of, MiniBatch batch, float[] probabilities) {
        return mixed(of, Tiny.weights(of.slots()), batch, probabilities);
    }

    private static Supernet.Mixed mixed(UnifiedSupernet of, Weights weights, MiniBatch batch, float[] probabilities) {
        return Torch.run("mixed", () -> {
            try (var frozen = Tiny.frozen(of, weights, batch)) {
                return frozen.mixed(batch, probabilities);
            }
        });
    }

    private static Supernet.Mixed unfused(UnifiedSupernet of, float[] probabilities) {
        return Torch.run("unfused", () -> {
            JniUtils.setGradMode(true);
            try (var manager = Torch.manager()) {
                var arrays = new SharedArrays(of.slots(), Tiny.weights(of.slots()), manager);
                var leaf = manager.create(
                        probabilities, new Shape(UnifiedSpace.LAYERS, UnifiedSpace.MOST, UnifiedSupernet.OPTIONS));
                leaf.setRequiresGradient(true);
                var logits = new Unfused(of, arrays).logits(new Pixels().of(manager, BATCH), leaf);
                var loss = Losses.crossEntropy(logits, Losses.labels(manager, BATCH), 0);
                JniUtils.backward((PtNDArray) loss, (PtNDArray) loss.onesLike(), false, false);
                return new Supernet.Mixed(loss.getFloat(), leaf.getGradient().toFloatArray());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("supernets")
    void isWhatSubBlocksWouldComputeOneByOne(UnifiedSupernet of) {
        for (int seed = 0; seed < 3; seed++) {
            var probabilities = Tiny.probabilities(1, seed);
            var expected = unfused(of, probabilities);
            var found = mixed(of, BATCH, probabilities);
            assertThat(found.loss()).isCloseTo(expected.loss(), within(1e-5));
            assertThat(found.gradient()).containsExactly(expected.gradient(), within(1e-5f));
        }
    }

    @Test
    void hasTheGradientOfSmallDifferences() {
        var weights = Tiny.smooth(supernet.slots());
        var probabilities = Tiny.probabilities(1, 5);
        var gradient = mixed(supernet, weights, BATCH, probabilities).gradient();
        var random = new SplittableRandom(9);
        float step = 1e-2f;
        for (int trial = 0; trial < 5; trial++) {
            var up = probabilities.clone();
            var down = probabilities.clone();
            double expected = 0;
            for (int i = 0; i < up.length; i++) {
                // What is skipped on average decides which normalisation is used, without a gradient.
                float direction = i % UnifiedSupernet.OPTIONS == UnifiedSpace.SKIP ? 0 : (float) random.nextGaussian();
                up[i] += step * direction;
                down[i] -= step * direction;
                expected += direction * gradient[i];
            }
            double higher = mixed(supernet, weights, BATCH, up).loss();
            double lower = mixed(supernet, weights, BATCH, down).loss();
            assertThat((higher - lower) / (2 * step)).isCloseTo(expected, within(0.02 * Math.abs(expected) + 1e-4));
        }
    }

    @Test
    void hasNoGradientForSkipsAndForLayersThatTheFrameLeavesOut() {
        var gradient = mixed(supernet, BATCH, Tiny.probabilities(1, 2)).gradient();
        var kept = supernet.layers().stream().map(layer -> layer.index()).toList();
        int each = UnifiedSpace.MOST * UnifiedSupernet.OPTIONS;
        int reached = 0;
        for (int i = 0; i < gradient.length; i++) {
            boolean reaches = kept.contains(i / each) && i % UnifiedSupernet.OPTIONS != UnifiedSpace.SKIP;
            if (!reaches) {
                assertThat(gradient[i]).isZero();
            } else if (gradient[i] != 0) {
                reached++;
            }
        }
        assertThat(reached).isPositive();
    }

    @Test
    void isAPathWithZerosInItsSkippedSubBlocksWhereNothingIsMixed() {
        var random = new SplittableRandom(4);
        Torch.run("paths", () -> {
            try (var frozen = Tiny.frozen(supernet, Tiny.weights(supernet.slots()), BATCH)) {
                for (int trial = 0; trial < 5; trial++) {
                    var forced = supernet.space().sample(random);
                    var gaps = new Architecture(
                            supernet.space().name(),
                            supernet.space().decisions().stream()
                                    .map(decision -> random.nextInt(decision.arity()))
                                    .toList());
                    for (var architecture : Arrays.asList(forced, gaps)) {
                        assertThat(frozen.mixed(BATCH, certain(architecture)).loss())
                                .isCloseTo(frozen.inherited(architecture).loss(), within(1e-5));
                    }
                }
            }
            return true;
        });
    }

    private float[] certain(Architecture architecture) {
        var probabilities = new float[supernet.choices()];
        for (int block = 0; block < architecture.choices().size(); block++) {
            probabilities[
                    block * UnifiedSupernet.OPTIONS + architecture.choices().get(block)] = 1;
        }
        return probabilities;
    }

    @Test
    void mixesForEachImageByItselfWhenAsked() {
        int images = BATCH.size();
        int one = supernet.choices();
        var each = Tiny.probabilities(images, 8);
        var together = mixed(supernet, BATCH, each);
        double loss = 0;
        for (int image = 0; image < images; image++) {
            var alone = mixed(supernet, alone(image), Arrays.copyOfRange(each, image * one, (image + 1) * one));
            loss += alone.loss() / images;
            for (int i = 0; i < one; i++) {
                assertThat(together.gradient()[image * one + i]).isCloseTo(alone.gradient()[i] / images, within(1e-5f));
            }
        }
        assertThat(together.loss()).isCloseTo(loss, within(1e-5));
    }

    private static MiniBatch alone(int image) {
        int values = BATCH.pixels().length / BATCH.size();
        return new MiniBatch(
                BATCH.resolution(),
                BATCH.channels(),
                Arrays.copyOfRange(BATCH.pixels(), image * values, (image + 1) * values),
                new int[] {BATCH.labels()[image]});
    }

    @Test
    void refusesProbabilitiesThatAreNeitherForAllImagesNorForEach() {
        assertThatThrownBy(() -> mixed(supernet, BATCH, new float[supernet.choices() * 2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The `probabilities` (912) must be 456 values for all images or for each of 6, but are neither.");
    }

    @Test
    void holdsNoMoreArraysAfterManyMixturesThanAfterOne() {
        Torch.run("held", () -> {
            try (var frozen = Tiny.frozen(supernet, Tiny.weights(supernet.slots()), BATCH)) {
                frozen.mixed(BATCH, Tiny.probabilities(1, 1));
                frozen.inherited(supernet.space().sample(new SplittableRandom(1)));
                int held = frozen.held();
                for (int i = 0; i < 10; i++) {
                    frozen.mixed(BATCH, Tiny.probabilities(BATCH.size(), 1));
                    frozen.inherited(supernet.space().sample(new SplittableRandom(i)));
                }
                assertThat(frozen.held()).isEqualTo(held);
            }
            return true;
        });
    }
}
