package dev.espalier.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.data.Augmentation;
import dev.espalier.data.Split;
import dev.espalier.data.TinyImages;
import dev.espalier.method.Work;
import dev.espalier.search.CurvePoint;
import dev.espalier.space.Frame;
import dev.espalier.space.weights.InitialWeights;
import dev.espalier.space.weights.Safetensors;
import dev.espalier.space.weights.Slot;
import dev.espalier.space.weights.Weights;
import dev.espalier.train.Diverged;
import dev.espalier.train.Recipe;
import dev.espalier.train.Torch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SupernetTrainingTest {

    @TempDir
    Path folder;

    private final UnifiedSupernet supernet = Tiny.supernet();

    @Test
    void teachesAllPathsWhatTellsTheClasses() throws IOException {
        var work = work("learns");
        var recipe = SupernetTraining.recipe(15, 32, 8, 0.05, 1, Augmentation.NONE, 1);
        var ref =
                new SupernetTraining(supernet, new TinyImages(512), recipe).weights(work, Duration.ofDays(1), () -> 0);
        try (var content = work.artifacts().open(ref)) {
            assertThat(meanInherited(supernet, Safetensors.read(content).weights()))
                    .as("mean accuracy of paths that were drawn, of which 25 is chance")
                    .isGreaterThan(60);
        }
    }

    private static double meanInherited(SharedWeights supernet, Weights weights) {
        var images = DrawnPart.of(Tiny.IMAGES, 40).examined(8);
        return Torch.run("inherited", () -> {
            try (var frozen = new FrozenSupernet(supernet, weights, images, 0.1)) {
                return IntStream.range(0, 12)
                        .mapToObj(seed -> supernet.space().sample(new SplittableRandom(seed)))
                        .mapToDouble(path -> frozen.inherited(path).accuracyPct())
                        .average()
                        .orElseThrow();
            }
        });
    }

    static Stream<SharedWeights> supernets() {
        return Stream.of(Tiny.supernet(), Local.cells());
    }

    @ParameterizedTest
    @MethodSource("supernets")
    void endsWithTheSameBitsHoweverOftenItWasCutOff(SharedWeights of) {
        var training = new SupernetTraining(of, Tiny.IMAGES, recipe(3, 0.05));
        var whole = training.weights(work("whole"), Duration.ZERO, () -> 0);
        var random = new Random(5);
        for (int attempt = 0; attempt < 5; attempt++) {
            var cut = work("cut");
            cut.cutAfter = 1 + random.nextInt(2);
            assertThatThrownBy(() -> training.weights(cut, Duration.ZERO, () -> 0))
                    .isInstanceOf(CancellationException.class);
        }
        var last = work("cut");
        assertThat(training.weights(last, Duration.ZERO, () -> 0)).isEqualTo(whole);
        assertThat(last.saved).isNotEmpty().hasSizeLessThan(12);
    }

    @Test
    void isTheSameEpochByEpoch() {
        var whole = training(recipe(3, 0.05)).weights(work("whole"), Duration.ZERO, () -> 0);
        var parts = work("parts");
        for (int epochs = 1; epochs <= 3; epochs++) {
            assertThat(training(recipe(3, 0.05)).finished(parts.artifacts())).isEmpty();
            var reached = training(recipe(3, 0.05)).upTo(epochs, parts, Duration.ZERO, () -> 0);
            assertThat(reached.accuracyPct()).isBetween(0.0, 100.0);
            assertThat(training(recipe(3, 0.05)).reached(epochs, parts.artifacts()))
                    .hasValue(reached);
        }
        assertThat(training(recipe(3, 0.05)).finished(parts.artifacts())).hasValue(whole);
    }

    @Test
    void isTrainedOnceMoreWhereItsWeightsAreGone() {
        var work = work("gone");
        var first = training(recipe(2, 0.05)).weights(work, Duration.ZERO, () -> 0);
        work.artifacts().delete(first.key());
        assertThat(training(recipe(2, 0.05)).weights(work, Duration.ZERO, () -> 0))
                .isEqualTo(first);
    }

    @Test
    void movesOnlyWhatTheNetworkOfAStepReads() {
        var cells = Local.cells();
        var first = InitialWeights.of(cells.slots(), 1);
        Torch.run("moved", () -> {
            try (var learner = new SupernetLearner(cells, first, recipe(1, 0.05), 4)) {
                learner.learn(Tiny.batch(16));
                var moved = moved(cells, first, learner.save());
                assertThat(moved)
                        .contains("stem/conv.weight", "head/classifier.bias")
                        .hasSizeLessThan(cells.slots().size());
                var once = learner.save();
                learner.learn(Tiny.batch(16));
                assertThat(moved(cells, once, learner.save())).isNotEqualTo(moved);
            }
            return true;
        });
    }

    private static List<String> moved(SharedWeights of, Weights before, Weights after) {
        return of.slots().stream()
                .map(Slot::name)
                .filter(name -> !Arrays.equals(
                        before.get(name).values(), after.get(name).values()))
                .toList();
    }

    @Test
    void teachesCellsWhatTellsTheClasses() throws IOException {
        var cells = Local.cells();
        var work = work("cells");
        var recipe = LocalSupernet.recipe(12, 32, 8, 0.1, 1, Augmentation.NONE, 1);
        var ref = new SupernetTraining(cells, new TinyImages(512), recipe).weights(work, Duration.ofDays(1), () -> 0);
        try (var content = work.artifacts().open(ref)) {
            assertThat(meanInherited(cells, Safetensors.read(content).weights()))
                    .as("mean accuracy of cells that were drawn, of which 25 is chance")
                    .isGreaterThan(30);
        }
    }

    @Test
    void isNotTrainedAgainOnceItsWeightsAreKept() {
        var first = training(recipe(1, 0.05)).weights(work("kept"), Duration.ZERO, () -> 0);
        var again = work("kept");
        assertThat(training(recipe(1, 0.05)).weights(again, Duration.ZERO, () -> 0))
                .isEqualTo(first);
        assertThat(again.saved).isEmpty();
    }

    @Test
    void isAnotherOneWithOtherSwitchesAndAnotherSeed() {
        var plain = new SupernetTraining(Tiny.withoutShadows(), Tiny.IMAGES, recipe(1, 0.05));
        var unforced = new SupernetTraining(
                new UnifiedSupernet(supernet.space(), supernet.frame(), true, false), Tiny.IMAGES, recipe(1, 0.05));
        assertThat(List.of(
                        training(recipe(1, 0.05)).key(),
                        training(recipe(2, 0.05)).key(),
                        plain.key(),
                        unforced.key()))
                .doesNotHaveDuplicates();
    }

    @Test
    void trainsWithoutForcedSamplingAndWithoutShadowsToo() {
        var bare = new UnifiedSupernet(supernet.space(), supernet.frame(), false, false);
        var ref =
                new SupernetTraining(bare, Tiny.IMAGES, recipe(1, 0.05)).weights(work("bare"), Duration.ZERO, () -> 0);
        assertThat(ref.bytes()).isPositive();
    }

    @Test
    void aLossThatIsNoNumberEndsItAtOnce() {
        assertThatThrownBy(() -> training(recipe(2, 1e30)).weights(work("wild"), Duration.ZERO, () -> 0))
                .isInstanceOf(Diverged.class)
                .hasMessageContaining("The training diverged: the loss was not finite in epoch 1");
    }

    @Test
    void refusesADataSetOfOtherImages() {
        var large = UnifiedSupernet.of(supernet.space(), new Frame(3, 32, 100, 1, 8));
        assertThatThrownBy(() -> new SupernetTraining(large, Tiny.IMAGES, recipe(1, 0.05)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The supernet is for images of 3 channels and 32 pixels in 100 classes, but the data set (tiny) is shown with 3, 8 and 4.");
    }

    @Test
    void holdsNoMoreArraysAfterManyStepsThanAfterOne() {
        Torch.run("held", () -> {
            var first = InitialWeights.of(supernet.slots(), 1);
            try (var learner = new SupernetLearner(supernet, first, recipe(1, 0.05), 4)) {
                learner.learn(Tiny.batch(16));
                learner.answers(Tiny.batch(16));
                int held = learner.held();
                for (int step = 0; step < 5; step++) {
                    learner.learn(Tiny.batch(16));
                    learner.answers(Tiny.batch(16));
                }
                assertThat(learner.held()).isEqualTo(held);
            }
            return true;
        });
    }

    @Test
    void examinesTheSameImagesEveryTime() {
        var part = DrawnPart.of(Tiny.IMAGES, 20);
        assertThat(part.count(Split.VALIDATION)).isEqualTo(20);
        assertThat(part.drawn())
                .doesNotHaveDuplicates()
                .isEqualTo(DrawnPart.of(Tiny.IMAGES, 20).drawn());
        assertThat(part.drawn().stream()
                        .map(place -> Tiny.IMAGES.label(Split.VALIDATION, place))
                        .distinct())
                .hasSize(4);
    }

    private SupernetTraining training(Recipe recipe) {
        return new SupernetTraining(supernet, Tiny.IMAGES, recipe);
    }

    private static Recipe recipe(int epochs, double rate) {
        return SupernetTraining.recipe(epochs, 16, 8, rate, 1, new Augmentation(false, 1, 1, 0, 0), 1);
    }

    private CutWork work(String name) {
        return new CutWork(new FileArtifactStore(folder.resolve(name)));
    }

    /** Work that is cut off after so many checkpoints. */
    private static final class CutWork implements Work {

        private final ArtifactStore store;
        private final List<ArtifactRef> saved = new ArrayList<>();
        private int cutAfter = Integer.MAX_VALUE;

        private CutWork(ArtifactStore store) {
            this.store = store;
        }

        @Override
        public ArtifactStore artifacts() {
            return store;
        }

        @Override
        public void heartbeat(@Nullable ArtifactRef progress) {
            if (progress != null) {
                saved.add(progress);
            }
            if (saved.size() >= cutAfter) {
                throw new CancellationException("cut off");
            }
        }

        @Override
        public Optional<ArtifactRef> lastHeartbeat() {
            return Optional.empty();
        }

        @Override
        public void curve(CurvePoint point) {}

        @Override
        public void rest(Duration duration) {}
    }
}
