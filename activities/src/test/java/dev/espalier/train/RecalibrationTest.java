package dev.espalier.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.data.Augmentation;
import dev.espalier.data.Feeder;
import dev.espalier.data.Feeding;
import dev.espalier.data.Split;
import dev.espalier.data.TinyImages;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.weights.InitialWeights;
import dev.espalier.space.weights.Tensor;
import dev.espalier.space.weights.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecalibrationTest {

    private static final Network CELLS =
            new NasBench201().network(Architecture.of("nasbench201:3-1-3-2-3-4"), new Frame(3, 8, 4, 1, 4));

    private static final TinyImages IMAGES = new TinyImages(64);

    private static Recalibration recalibration(Network network) {
        return new Recalibration(training(network), () -> {});
    }

    private static Training training(Network network) {
        var augmented = new Augmentation(true, 2, 1, 4, 0.5);
        return new Training(
                network,
                IMAGES,
                new Recipe(
                        1,
                        16,
                        8,
                        new Rule.Sgd(0.9, true),
                        new Schedule(Schedule.Shape.CONSTANT, 0.1, 0, 1),
                        0,
                        0,
                        0,
                        0.3,
                        0.2,
                        0,
                        0,
                        augmented,
                        1));
    }

    @Test
    void aNormalisationOfTheImagesRemembersTheirMeanAndVarianceWithoutAugmentation() {
        var network = new Network(
                new Architecture("own", 1),
                List.of(
                        new Node("input", new Op.Input(3, 8)),
                        new Node("norm", new Op.BatchNorm(), "input"),
                        new Node("mean", new Op.GlobalPool(), "norm"),
                        new Node("classes", new Op.Linear(4), "mean")));
        var found = recalibration(network).of(InitialWeights.of(network, 1));
        for (int channel = 0; channel < 3; channel++) {
            var values = values(channel);
            double mean = Arrays.stream(values).average().orElseThrow();
            double variance = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElseThrow();
            assertThat((double) found.get("norm.running_mean").values()[channel])
                    .isCloseTo(mean, within(1e-5));
            // Of 1,024 values, an unbiased variance is a thousandth more than a biased one.
            assertThat(found.get("norm.running_var").values()[channel] / variance)
                    .isCloseTo(1, within(1.1e-3));
        }
    }

    private static double[] values(int channel) {
        var plain = new Feeding(1, 64, 8, Augmentation.NONE);
        try (var feed = Feeder.open(IMAGES, Split.TRAIN, plain, 0, 0)) {
            var pixels = feed.next().pixels();
            var values = new double[pixels.length / 3];
            for (int i = 0; i < values.length; i++) {
                values[i] = pixels[3 * i + channel];
            }
            return values;
        }
    }

    @Test
    void itFollowsFromWhatWasLearnedAndNotFromWhatWasRemembered() {
        var weights = InitialWeights.of(CELLS, 3);
        var found = recalibration(CELLS).of(weights);
        assertThat(recalibration(CELLS).of(nonsense(weights))).isEqualTo(found);
        assertThat(recalibration(CELLS).of(found)).isEqualTo(found);
    }

    @Test
    void whatWasLearnedStaysAsItIs() {
        var weights = InitialWeights.of(CELLS, 3);
        var found = recalibration(CELLS).of(weights);
        assertThat(found.tensors().sequencedKeySet())
                .containsExactlyElementsOf(weights.tensors().sequencedKeySet());
        weights.tensors().forEach((name, tensor) -> {
            if (!name.contains(".running_")) {
                assertThat(found.get(name)).isEqualTo(tensor);
            }
        });
        assertThat(found).isNotEqualTo(weights);
    }

    /** What no training would leave. */
    private static Weights nonsense(Weights weights) {
        var tensors = new LinkedHashMap<>(weights.tensors());
        tensors.replaceAll((name, tensor) -> {
            if (!name.contains(".running_")) {
                return tensor;
            }
            var values = new float[tensor.values().length];
            Arrays.fill(values, 1e6f);
            return new Tensor(tensor.shape(), values);
        });
        return new Weights(tensors);
    }

    @Test
    void networksWithoutNormalisationsAreNotConcerned() {
        assertThat(Recalibration.concerns(InitialWeights.of(CELLS, 1))).isTrue();
        assertThat(Recalibration.concerns(new Weights(new LinkedHashMap<>()))).isFalse();
    }
}
