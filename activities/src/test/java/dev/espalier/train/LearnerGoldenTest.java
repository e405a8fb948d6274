package dev.espalier.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import dev.espalier.data.Augmentation;
import dev.espalier.data.MiniBatch;
import dev.espalier.golden.Golden;
import dev.espalier.space.block.NetworkBlock;
import dev.espalier.space.weights.Slot;
import dev.espalier.space.weights.Slots;
import dev.espalier.space.weights.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is computed here against what PyTorch computes from the same weights. */
class LearnerGoldenTest {

    private static final float CLOSE = 1e-4f;

    static Stream<Golden> networks() {
        return Golden.NETWORKS.stream().map(Golden::of);
    }

    static Stream<Golden> runs() {
        return Golden.runs();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void answersAsItIsUsed(Golden golden) {
        try (var learner = learner(golden)) {
            assertClose(learner.answers(batch(golden)), golden.get("logits/eval"), "logits");
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void hasTheLossAndItsGradients(Golden golden) {
        try (var learner = learner(golden)) {
            assertThat(learner.differentiate(batch(golden)))
                    .isCloseTo(golden.get("loss").values()[0], within((double) CLOSE));
            for (var slot : learner.block().living()) {
                if (slot.role().learned()) {
                    try (var gradient = learner.block().array(slot).getGradient()) {
                        assertClose(gradient.toFloatArray(), golden.get("gradients/" + slot.name()), slot.name());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void isWherePyTorchIsAfterFiveSteps(Golden golden) {
        try (var learner = learner(golden)) {
            for (float loss : golden.get("losses").values()) {
                assertThat(learner.learn(batch(golden))).isCloseTo(loss, within((double) CLOSE));
            }
            for (var slot : learner.block().living()) {
                var after = learner.block().array(slot).toFloatArray();
                assertClose(after, golden.get("after/" + slot.name()), slot.name());
            }
            assertClose(learner.answers(batch(golden)), golden.get("logits/after"), "logits");
        }
    }

    @Test
    void isTaughtByASecondClassifierThatIsNotPartOfWhatItLearned() {
        var golden = Golden.auxiliary();
        hasTheLossAndItsGradients(golden);
        isWherePyTorchIsAfterFiveSteps(golden);
        answersAsItIsUsed(golden);
        try (var learner = learner(golden)) {
            assertThat(learner.block().slots()).extracting(Slot::node).contains("auxiliary/classifier");
            assertThat(learner.block().save().tensors().keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            Slots.of(golden.network()).stream().map(Slot::name).toList())
                    .noneMatch(name -> name.startsWith("auxiliary/"));
        }
    }

    /** The library counts the padding whatever it is told: the corners would be 1.33 and less. */
    @Test
    void anAverageLeavesThePaddingOut() {
        var golden = Golden.of("average-pool");
        try (var manager = Torch.manager()) {
            var block = new NetworkBlock(golden.network(), Torch.primitives());
            block.initialize(manager, DataType.FLOAT32, new Shape(1, 1, 3, 3));
            var images = manager.create(golden.get("batch").values(), new Shape(1, 1, 3, 3));
            var pooled = block.forward(new ParameterStore(manager, false), new NDList(images), false);
            assertThat(pooled.singletonOrThrow().toFloatArray()).containsExactly(3, 3.5f, 4, 4.5f, 5, 5.5f, 6, 6.5f, 7);
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void holdsNoMoreArraysAfterManyStepsThanAfterOne(Golden golden) {
        try (var learner = learner(golden, 0.9)) {
            stepAndAnswer(learner, golden);
            int arrays = learner.held();
            for (int step = 0; step < 20; step++) {
                stepAndAnswer(learner, golden);
            }
            assertThat(learner.held()).isEqualTo(arrays);
        }
    }

    private static void stepAndAnswer(Learner learner, Golden golden) {
        learner.learn(batch(golden));
        try (var _ = learner.averaged()) {
            learner.answers(batch(golden));
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void ofAMeanItHoldsOneArrayForEachThatIsAveraged(Golden golden) {
        try (var plain = learner(golden);
                var averaged = learner(golden, 0.9)) {
            assertThat(averaged.held() - plain.held())
                    .isEqualTo(averaged.block().living().size());
        }
    }

    private static Learner learner(Golden golden) {
        return learner(golden, 0);
    }

    private static Learner learner(Golden golden, double ema) {
        var weights = golden.start().under("weights");
        return new Learner(
                golden.network(),
                weights,
                recipe(golden, ema),
                golden.get("losses").values().length);
    }

    private static Recipe recipe(Golden golden, double ema) {
        var rule = switch (golden.text("optimizer")) {
            case "sgd" -> new Rule.Sgd(golden.number("momentum"), true);
            case "adamw" -> new Rule.Adam(golden.number("beta1"), golden.number("beta2"), golden.number("eps"), true);
            case "rmsprop" -> new Rule.RmsProp(golden.number("decay"), golden.number("momentum"), golden.number("eps"));
            default -> throw new IllegalStateException(golden.text("optimizer"));
        };
        return new Recipe(
                1,
                golden.start().get("batch").shape().getFirst(),
                golden.start().get("batch").shape().getLast(),
                rule,
                new Schedule(Schedule.Shape.CONSTANT, golden.number("lr"), 0, 1),
                golden.number("weight_decay"),
                golden.number("label_smoothing"),
                golden.number("clip_norm"),
                0,
                0,
                ema,
                golden.number("auxiliary"),
                Augmentation.NONE,
                1);
    }

    /** The images channels last, as they reach a training. */
    private static MiniBatch batch(Golden golden) {
        var images = golden.start().get("batch");
        int channels = images.shape().get(1);
        int size = images.shape().get(2);
        var pixels = new float[images.values().length];
        for (int i = 0; i < pixels.length; i++) {
            int image = i / (channels * size * size);
            int channel = i / (size * size) % channels;
            pixels[(image * size * size + i % (size * size)) * channels + channel] = images.values()[i];
        }
        var labels = golden.start().get("labels").values();
        var classes = new int[labels.length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = (int) labels[i];
        }
        return new MiniBatch(size, channels, pixels, classes);
    }

    private static void assertClose(float[] found, Tensor expected, String what) {
        assertThat(found).as(what).containsExactly(expected.values(), within(CLOSE));
    }
}
