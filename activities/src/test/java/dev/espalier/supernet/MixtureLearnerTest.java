package dev.espalier.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.data.Augmentation;
import dev.espalier.data.Feeding;
import dev.espalier.data.TinyImages;
import dev.espalier.evaluate.RecordedWork;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.custom.CustomSpace;
import dev.espalier.space.dag.Dag;
import dev.espalier.space.dag.Region;
import dev.espalier.space.dag.TwoStages;
import dev.espalier.space.weights.Tensor;
import dev.espalier.space.weights.Weights;
import dev.espalier.supernet.MixtureRecipe.Order;
import dev.espalier.train.Recipe;
import dev.espalier.train.Rule;
import dev.espalier.train.Schedule;
import dev.espalier.train.Stopping;
import dev.espalier.train.Torch;
import dev.espalier.train.Trained;
import dev.espalier.train.Trainer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MixtureLearnerTest {

    private static final TinyImages IMAGES = new TinyImages(64);
    private static final Frame FRAME = new Frame(3, 8, 4, 0, 0);
    private static final TwoStages SPACE = new TwoStages();
    private static final Dag CHAIN = new Dag(3, 0b101);
    private static final Dag APART = new Dag(3, 0);
    private static final Dag FORK = new Dag(3, 0b011);

    @TempDir
    Path folder;

    private static Recipe recipe(int epochs) {
        return new Recipe(
                epochs,
                16,
                8,
                new Rule.Adam(0.9, 0.999, 1e-8, false),
                constant(0.01, epochs),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                Augmentation.NONE,
                7);
    }

    private static Schedule constant(double rate, int epochs) {
        return new Schedule(Schedule.Shape.CONSTANT, rate, 0, epochs);
    }

    private static MixtureRecipe mixture(Order order, boolean drawn) {
        return new MixtureRecipe(order, drawn, true, constant(0.05, 9), MixtureRecipe.ADAM);
    }

    private RecordedWork work(String name) {
        return new RecordedWork(new FileArtifactStore(folder.resolve(name)));
    }

    private static Trained trained(LocalSupernet supernet, MixtureRecipe mixture, int epochs, RecordedWork work) {
        var recipe = recipe(epochs);
        var trainer = new Trainer(IMAGES, recipe, Duration.ZERO, () -> 0);
        var feeding = new Feeding(99, 16, 8, Augmentation.NONE);
        return trainer.train(
                supernet.largest(),
                () -> new MixtureLearner(
                        supernet,
                        supernet.first(recipe.seed()),
                        recipe,
                        mixture,
                        trainer.stepsPerEpoch(),
                        new OtherImages(IMAGES, feeding)),
                "mixture",
                work,
                Stopping.NEVER);
    }

    private static LocalSupernet supernet(Dag... graphs) {
        return LocalSupernet.of(new Region(SPACE, List.of(List.of(graphs), List.of(graphs))), FRAME);
    }

    @Test
    void aRegionOfOnePathLearnsAsItsNetworkDoesAloneBitForBit() {
        var alone = new Trainer(IMAGES, recipe(3), Duration.ZERO, () -> 0)
                .train(SPACE.network(SPACE.of(List.of(CHAIN, CHAIN)), FRAME), "alone", work("alone"), Stopping.NEVER);
        var region = trained(supernet(CHAIN), mixture(Order.FIRST, true), 3, work("region"));
        assertThat(region.accuracyPct()).isEqualTo(alone.accuracyPct());
        alone.weights()
                .tensors()
                .forEach((name, tensor) ->
                        assertThat(region.weights().get(name).values()).as(name).isEqualTo(tensor.values()));
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void goesOnWhereItWasCutOffAndEndsTheSame(Order order) {
        var whole = trained(supernet(CHAIN, APART), mixture(order, true), 3, work("whole"));
        assertThatThrownBy(() -> trained(
                        supernet(CHAIN, APART),
                        mixture(order, true),
                        3,
                        work("cut").thatEndsAfter(5)))
                .isInstanceOf(CancellationException.class);
        var later = trained(supernet(CHAIN, APART), mixture(order, true), 3, work("cut"));
        whole.weights()
                .tensors()
                .forEach((name, tensor) ->
                        assertThat(later.weights().get(name).values()).as(name).isEqualTo(tensor.values()));
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void sharesAndWeightsBothMove(Order order) {
        var supernet = supernet(CHAIN, FORK);
        var learned = trained(supernet, mixture(order, false), 2, work("moved"));
        var options = List.of(2, 2);
        assertThat(MixtureLearner.shares(learned.weights(), options))
                .isNotEqualTo(MixtureLearner.shares(
                        trained(supernet, mixture(order, false), 1, work("less"))
                                .weights(),
                        options))
                .allMatch(shares -> Math.abs(shares.get(0) + shares.get(1) - 1) < 1e-9);
        assertThat(learned.weights().get("stage1/g1/1>2/conv@g1.weight").values())
                .isNotEqualTo(
                        supernet.first(7).get("stage1/g1/1>2/conv@g1.weight").values());
    }

    @Test
    void equalGraphsWithEqualWeightsHaveEqualGradients() {
        var supernet = supernet(CHAIN, CHAIN, APART);
        var tensors = new LinkedHashMap<String, Tensor>();
        var first = Tiny.weights(supernet.slots());
        first.tensors()
                .forEach((name, tensor) ->
                        tensors.put(name, name.contains("/g2/") ? first.get(name.replace("g2", "g1")) : tensor));
        var gradient = Torch.run("twins", () -> {
            try (var frozen = Tiny.frozen(supernet, new Weights(tensors), Tiny.batch(12))) {
                return frozen.mixed(Tiny.batch(12), new float[] {0.3f, 0.3f, 0.4f, 0.3f, 0.3f, 0.4f})
                        .gradient();
            }
        });
        assertThat(gradient[0]).isEqualTo(gradient[1]).isNotEqualTo(gradient[2]);
        assertThat(gradient[3]).isEqualTo(gradient[4]).isNotEqualTo(gradient[5]);
    }

    @Test
    void theGradientOfFreeNumbersIsThatOfSmallDifferences() {
        var supernet = supernet(CHAIN, FORK, APART);
        var weights = new MixtureWeights(List.of(3, 3));
        var free = new float[] {0.2f, -0.1f, 0.4f, 0.3f, 0.1f, -0.3f};
        var start = Tiny.smooth(supernet.slots());
        Torch.run("differences", () -> {
            try (var frozen = Tiny.frozen(supernet, start, Tiny.batch(12))) {
                var soft = weights.soft(free);
                var gradient = weights.gradient(
                        soft, frozen.mixed(Tiny.batch(12), soft.shares()).gradient());
                for (int i = 0; i < free.length; i++) {
                    double slope =
                            (loss(frozen, weights, free, i, 1e-2f) - loss(frozen, weights, free, i, -1e-2f)) / 2e-2;
                    assertThat(slope).as("number %d", i).isCloseTo(gradient[i], within(1e-3 + 0.01 * Math.abs(slope)));
                }
            }
            return true;
        });
    }

    private static double loss(FrozenSupernet frozen, MixtureWeights weights, float[] free, int i, float step) {
        var moved = free.clone();
        moved[i] += step;
        return frozen.mixed(Tiny.batch(12), weights.soft(moved).shares()).loss();
    }

    /** Of three options one can tell the classes apart, and two put out nothing. */
    @ParameterizedTest
    @EnumSource(Order.class)
    void whatHelpsGetsTheLargestShare(Order order) {
        var space = CustomSpace.read(Local.yaml(
                        "{middle: [zero, relu, nothing]}",
                        "[{conv: {kernel: 3, channels: 8}}, '${middle}', {linear: 4}]")
                + "ops: {nothing: zero}\n");
        var learned = trained(LocalSupernet.of(space, FRAME), mixture(order, true), 12, work("planted"));
        var shares = MixtureLearner.shares(learned.weights(), List.of(3)).getFirst();
        assertThat(shares.get(1))
                .isGreaterThan(0.45)
                .isGreaterThan(shares.get(0))
                .isGreaterThan(shares.get(2));
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void holdsNoMoreArraysAfterManyStepsThanAfterOne(Order order) {
        var supernet = supernet(CHAIN, FORK);
        Torch.run("held", () -> {
            try (var learner = new MixtureLearner(
                    supernet,
                    supernet.first(1),
                    recipe(9),
                    mixture(order, true),
                    4,
                    new OtherImages(IMAGES, new Feeding(1, 16, 8, Augmentation.NONE)))) {
                learner.learn(Tiny.batch(12));
                int held = learner.held();
                for (int i = 0; i < 5; i++) {
                    learner.learn(Tiny.batch(12));
                }
                assertThat(learner.held()).isEqualTo(held);
            }
            return true;
        });
    }

    @Test
    void answersAsTheNetworkOfTheLargestShares() {
        var supernet = supernet(CHAIN, FORK);
        var learned = trained(supernet, mixture(Order.FIRST, true), 3, work("answers"));
        var shares = MixtureLearner.shares(learned.weights(), List.of(2, 2));
        var best = new Architecture(
                SPACE.name(),
                shares.stream().map(one -> one.get(0) > one.get(1) ? 0 : 1).toList());
        Torch.run("best", () -> {
            try (var frozen = Tiny.frozen(supernet, learned.weights(), Tiny.batch(40))) {
                assertThat(frozen.inherited(best).accuracyPct()).isEqualTo(learned.accuracyPct());
            }
            return true;
        });
    }
}
