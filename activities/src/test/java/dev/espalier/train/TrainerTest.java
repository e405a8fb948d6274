package dev.espalier.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.data.Augmentation;
import dev.espalier.data.TinyImages;
import dev.espalier.method.Over;
import dev.espalier.method.Work;
import dev.espalier.search.CurvePoint;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.weights.InitialWeights;
import dev.espalier.space.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

    private static final Network NETWORK =
            new NasBench201().network(Architecture.of("nasbench201:3-1-3-2-3-4"), new Frame(3, 8, 4, 1, 4));

    @TempDir
    Path folder;

    @Test
    void learnsWhatTellsTheClasses() {
        var trained = trainer(recipe(12)).train(NETWORK, "whole", work("whole"), Stopping.NEVER);
        assertThat(trained.accuracyPct()).isGreaterThan(60);
        assertThat(trained.epochs()).isEqualTo(12);
    }

    @Test
    void teachesTheClassifierAtARateOfItsOwn() {
        var first = InitialWeights.of(NETWORK.whole(), 1);
        var trained = trainer(slowClassifier()).train(NETWORK, "slow", work("slow"), Stopping.NEVER);
        first.tensors().forEach((name, tensor) -> {
            var values = trained.weights().get(name).values();
            if (tensor.shape().size() == 2) {
                assertThat(values).as(name).containsExactly(tensor.values(), within(1e-6f));
            } else if (tensor.shape().size() == 4) {
                assertThat(values).as(name).isNotEqualTo(tensor.values());
            }
        });
    }

    private static Recipe slowClassifier() {
        var same = recipe(1);
        return new Recipe(
                1,
                same.batch(),
                same.resolution(),
                same.rule(),
                same.schedule(),
                1e-9,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                same.augmentation(),
                1);
    }

    @Test
    void endsWithTheSameBitsHoweverOftenItWasCutOff() {
        var whole = trainer(recipe(4)).train(NETWORK, "key", work("whole"), Stopping.NEVER);
        var random = new Random(5);
        for (int attempt = 0; attempt < 10; attempt++) {
            var cut = work("cut");
            cut.cutAfter = 1 + random.nextInt(2);
            assertThatThrownBy(() -> trainer(recipe(4)).train(NETWORK, "key", cut, Stopping.NEVER))
                    .isInstanceOf(CancellationException.class);
        }
        var last = work("cut");
        var trained = trainer(recipe(4)).train(NETWORK, "key", last, Stopping.NEVER);
        assertThat(trained).isEqualTo(whole);
        assertThat(last.saved).hasSizeLessThan(16);
    }

    /** What rmsprop remembers, and a rate that does not fall to 0. */
    @Test
    void endsWithTheSameBitsByTheRecipeOfFinalNetworksToo() {
        var whole = trainer(finalRecipe()).train(NETWORK, "key", work("whole"), Stopping.NEVER);
        for (int attempt = 0; attempt < 3; attempt++) {
            var cut = work("cut");
            cut.cutAfter = 2;
            assertThatThrownBy(() -> trainer(finalRecipe()).train(NETWORK, "key", cut, Stopping.NEVER))
                    .isInstanceOf(CancellationException.class);
        }
        var last = work("cut");
        assertThat(trainer(finalRecipe()).train(NETWORK, "key", last, Stopping.NEVER))
                .isEqualTo(whole);
        assertThat(last.saved).hasSizeLessThan(8);
    }

    private static Recipe finalRecipe() {
        var schedule = new Schedule(Schedule.Shape.EXPONENTIAL, 1e-4, 0.016, 1, 2, new Schedule.Decay(0.963, 0.5));
        var augmentation = new Augmentation(true, 0, 0.3, 0, 0.4);
        return new Recipe(
                2,
                16,
                8,
                new Rule.RmsProp(0.9, 0.9, 1e-3),
                schedule,
                1e-5,
                0.1,
                0,
                0,
                0.2,
                0.99995,
                0,
                augmentation,
                1);
    }

    /** Which answers otherwise than its last weights. */
    @Test
    void examinesAndHandsOverTheMeanOfItsWeights() {
        var plain = trainer(withMean(0)).train(NETWORK, "plain", work("plain"), Stopping.NEVER);
        var averaged = trainer(withMean(0.9999)).train(NETWORK, "mean", work("mean"), Stopping.NEVER);
        assertThat(averaged.trainLoss()).as("learned alike").isEqualTo(plain.trainLoss());
        var training = new Training(NETWORK, new TinyImages(64), withMean(0));
        assertThat(averaged.loss())
                .isNotEqualTo(plain.loss())
                .isEqualTo(new Examination(training).of(averaged.weights()).loss());
    }

    private static Recipe withMean(double ema) {
        var schedule = new Schedule(Schedule.Shape.CONSTANT, 0.05, 0, 2);
        return new Recipe(2, 16, 8, new Rule.Sgd(0.9, true), schedule, 0, 0, 0, 0, 0, ema, 0, Augmentation.NONE, 1);
    }

    @Test
    void keepsTwoCheckpointsAndNoneOnceItHasEnded() {
        var cut = work("kept");
        cut.cutAfter = 5;
        assertThatThrownBy(() -> trainer(recipe(2)).train(NETWORK, "key", cut, Stopping.NEVER))
                .isInstanceOf(CancellationException.class);
        assertThat(new Checkpoints(cut.artifacts(), "key").keys()).hasSize(2);
        var rest = work("kept");
        trainer(recipe(2)).train(NETWORK, "key", rest, Stopping.NEVER);
        assertThat(new Checkpoints(rest.artifacts(), "key").keys())
                .as("what came of it may be lost yet")
                .hasSize(2);
        Trainer.forget(rest.artifacts(), "key");
        assertThat(rest.artifacts().list("training")).isEmpty();
    }

    @Test
    void keepsWhereItIsWhenItIsCancelled() {
        var whole = seldom().train(NETWORK, "key", work("undisturbed"), Stopping.NEVER);
        var cut = work("cancelled");
        cut.endsAt(3, new CancellationException("cut off"));
        assertThatThrownBy(() -> seldom().train(NETWORK, "key", cut, Stopping.NEVER))
                .isInstanceOf(CancellationException.class);
        assertThat(new Checkpoints(cut.artifacts(), "key").keys().getLast()).startsWith("training/key/000000003/");
        assertThat(seldom().train(NETWORK, "key", work("cancelled"), Stopping.NEVER))
                .isEqualTo(whole);
    }

    @Test
    void keepsNothingOfWhatNobodyWaitsFor() {
        var over = work("over");
        over.endsAt(3, new Over());
        assertThatThrownBy(() -> seldom().train(NETWORK, "key", over, Stopping.NEVER))
                .isInstanceOf(Over.class);
        assertThat(new Checkpoints(over.artifacts(), "key").keys()).isEmpty();
    }

    /** Keeps where it is at the end of each of the two epochs, of four steps each. */
    private static Trainer seldom() {
        return new Trainer(new TinyImages(64), recipe(2), Duration.ofDays(1), () -> 0);
    }

    @Test
    void everyDamagedCheckpointIsKnownAndTheOneBeforeItIsUsed() throws IOException {
        var cut = work("damaged");
        cut.cutAfter = 5;
        assertThatThrownBy(() -> trainer(recipe(2)).train(NETWORK, "key", cut, Stopping.NEVER))
                .isInstanceOf(CancellationException.class);
        var checkpoints = new Checkpoints(cut.artifacts(), "key");
        var before = file("damaged", checkpoints.keys().getFirst());
        var newest = file("damaged", checkpoints.keys().getLast());
        var whole = Files.readAllBytes(newest);
        var earlier = Files.readAllBytes(before);
        var random = new Random(11);
        Logger.getLogger(Checkpoints.class.getName()).setLevel(Level.OFF);
        for (int mutation = 0; mutation < 1_000; mutation++) {
            Files.write(newest, damaged(whole, earlier, random));
            assertThat(checkpoints.newest().map(Safetensors::metadata).map(texts -> texts.get("step")))
                    .contains("4");
        }
        Files.write(newest, whole);
        assertThat(checkpoints.newest().map(Safetensors::metadata).map(texts -> texts.get("step")))
                .contains("5");
    }

    /** Cut short, a bit turned over, or the content of another one. */
    private static byte[] damaged(byte[] whole, byte[] other, Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> other.clone();
            case 1, 2, 3 -> Arrays.copyOf(whole, random.nextInt(whole.length));
            default -> {
                var flipped = whole.clone();
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
        };
    }

    private Path file(String name, String key) {
        return folder.resolve(name).resolve(key);
    }

    @Test
    void aLossThatIsNoNumberEndsItAtOnce() {
        assertThatThrownBy(() -> trainer(wild(16)).train(NETWORK, "key", work("wild"), Stopping.NEVER))
                .isInstanceOf(Diverged.class)
                .hasMessageContaining("The training diverged: the loss was not finite in epoch 1");
    }

    /** All images in one step, whose own loss is still a number. */
    @Test
    void aLastStepAfterWhichNothingIsAnsweredIsNoResult() {
        var work = work("wild");
        assertThatThrownBy(() -> trainer(wild(64)).train(NETWORK, "key", work, Stopping.NEVER))
                .isInstanceOf(Diverged.class)
                .hasMessage("The training diverged: the loss on the validation images was not finite after epoch 1.");
        assertThat(work.curve).isEmpty();
    }

    private static Recipe wild(int batch) {
        return new Recipe(
                2,
                batch,
                8,
                new Rule.Sgd(0.9, true),
                new Schedule(Schedule.Shape.CONSTANT, 1e30, 0, 2),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                Augmentation.NONE,
                1);
    }

    @Test
    void whatItWasPromisedOfTheMemoryIsGivenBackHoweverItEnds() {
        var memory = Memory.here();
        trainer(recipe(1)).train(NETWORK, "key", work("ended"), Stopping.NEVER);
        assertThatThrownBy(() -> trainer(wild(16)).train(NETWORK, "key", work("wild"), Stopping.NEVER))
                .isInstanceOf(Diverged.class);
        assertThat(memory.promises().left(() -> 1)).isEqualTo(1);
    }

    @Test
    void whatIsHopelessIsGivenUpAfterTheEpochThatShowsIt() {
        var trained = trainer(recipe(6)).train(NETWORK, "key", work("given-up"), (epochs, _) -> epochs == 2);
        assertThat(trained.epochs()).isEqualTo(2);
    }

    @Test
    void tellsItsCurveEpochByEpoch() {
        var work = work("curve");
        trainer(recipe(3)).train(NETWORK, "key", work, Stopping.NEVER);
        assertThat(work.curve)
                .filteredOn(point -> point.measures().values().containsKey("val_accuracy_pct"))
                .extracting(CurvePoint::at)
                .containsExactly(1.0, 2.0, 3.0);
    }

    /** Everything that could be forgotten in a checkpoint: momentum, mean, paths and features left out, augmentation. */
    private static Recipe recipe(int epochs) {
        return new Recipe(
                epochs,
                16,
                8,
                new Rule.Sgd(0.9, true),
                new Schedule(Schedule.Shape.COSINE, 0.05, 1, epochs),
                5e-4,
                0.1,
                5,
                0.1,
                0.2,
                0.9,
                0,
                new Augmentation(false, 1, 1, 2, 0.1),
                1);
    }

    private static Trainer trainer(Recipe recipe) {
        return new Trainer(new TinyImages(64), recipe, Duration.ZERO, () -> 0);
    }

    private Watched work(String name) {
        return new Watched(new FileArtifactStore(folder.resolve(name)));
    }

    /** Work that is cut off after so many checkpoints. */
    private static final class Watched implements Work {

        private final ArtifactStore store;
        private final List<ArtifactRef> saved = new ArrayList<>();
        private final List<CurvePoint> curve = new ArrayList<>();
        private int cutAfter = Integer.MAX_VALUE;
        private int beats;
        private int lastBeat = Integer.MAX_VALUE;
        private RuntimeException end = new CancellationException("cut off");

        private Watched(ArtifactStore store) {
            this.store = store;
        }

        /** From so many heartbeats on. */
        private void endsAt(int beat, RuntimeException end) {
            this.lastBeat = beat;
            this.end = end;
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
            if (saved.size() >= cutAfter || ++beats >= lastBeat) {
                throw end;
            }
        }

        @Override
        public Optional<ArtifactRef> lastHeartbeat() {
            return Optional.empty();
        }

        @Override
        public void curve(CurvePoint point) {
            curve.add(point);
        }

        @Override
        public void rest(Duration duration) {}
    }
}
