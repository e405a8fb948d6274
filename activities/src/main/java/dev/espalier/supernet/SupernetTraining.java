package dev.espalier.supernet;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.artifact.Sha256;
import dev.espalier.data.Augmentation;
import dev.espalier.data.DataSet;
import dev.espalier.data.Split;
import dev.espalier.method.Work;
import dev.espalier.space.Frame;
import dev.espalier.space.weights.Safetensors;
import dev.espalier.train.Recipe;
import dev.espalier.train.Rule;
import dev.espalier.train.Schedule;
import dev.espalier.train.Trained;
import dev.espalier.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The training of one supernet, whose weights are kept under all that they depend on: whoever wants them again, in another
 * experiment or a fork, finds them.
 */
public final class SupernetTraining {

    /** Changes when the same supernet would train to other weights. */
    static final int VERSION = 2;

    private static final Duration TURN = Duration.ofSeconds(1);

    /** The keys of those that are trained in this process just now. */
    private static final Set<String> UNDER_WAY = ConcurrentHashMap.newKeySet();

    private static final double MOMENTUM = 0.9;
    private static final double WEIGHT_DECAY = 4e-4;
    private static final double LABEL_SMOOTHING = 0.1;

    private final SharedWeights supernet;
    private final DataSet set;
    private final Recipe recipe;

    /**
     * What was reached after an epoch.
     *
     * @param accuracyPct the mean of paths drawn at random on the validation split, in percent
     * @param seconds of work until then, without what was cut off and done again
     */
    public record Reached(double accuracyPct, double seconds) {}

    /** Everything that the weights depend on. */
    private record Key(int version, String space, Frame frame, String form, Recipe recipe, String dataSet) {}

    /**
     * @param recipe of its mean of the weights and of what it drops out nothing is used
     * @throws IllegalArgumentException when the frame is not for images of the data set as the recipe shows them
     */
    public SupernetTraining(SharedWeights supernet, DataSet set, Recipe recipe) {
        this.supernet = supernet;
        this.set = set;
        this.recipe = recipe;
        var frame = supernet.frame();
        var shown = new Frame(set.channels(), recipe.resolution(), set.classes().size(), frame.cells(), frame.width());
        if (!shown.equals(frame)) {
            throw new IllegalArgumentException(
                    "The supernet is for images of %d channels and %d pixels in %d classes, but the data set (%s) is shown with %d, %d and %d."
                            .formatted(
                                    frame.channels(),
                                    frame.size(),
                                    frame.classes(),
                                    set.id(),
                                    shown.channels(),
                                    shown.size(),
                                    shown.classes()));
        }
    }

    /**
     * How SGNAS trains its supernet: by momentum, along a cosine, with smoothed labels. Nothing but these settings is
     * chosen.
     *
     * @param rate the highest learning rate: 0.045 of the paper for ImageNet with a batch of 256
     */
    public static Recipe recipe(
            int epochs,
            int batch,
            int resolution,
            double rate,
            double classifierRate,
            Augmentation augmentation,
            long seed) {
        return new Recipe(
                epochs,
                batch,
                resolution,
                new Rule.Sgd(MOMENTUM, false),
                new Schedule(Schedule.Shape.COSINE, rate, 0, epochs),
                classifierRate,
                WEIGHT_DECAY,
                LABEL_SMOOTHING,
                0,
                0,
                0,
                0,
                0,
                augmentation,
                seed);
    }

    /** Where the weights lie once they are trained, and the name of the training that they come from. */
    public String key() {
        return Sha256.hex(Once.bytes(
                new Key(VERSION, supernet.space().name(), supernet.frame(), supernet.form(), recipe, set.sha256())));
    }

    /** The weights, if they have been trained. */
    public Optional<ArtifactRef> finished(ArtifactStore store) {
        return store.find(place());
    }

    private String place() {
        return "supernets/" + key() + ".safetensors";
    }

    /**
     * The weights, trained first where they have not been, from where an earlier attempt got to. How far it is, and the
     * accuracy of paths drawn at random, is told epoch by epoch.
     *
     * @param interval of work between two checkpoints
     * @param clock nanoseconds from anywhere
     * @throws dev.espalier.train.Diverged when its loss is no number any more
     * @throws dev.espalier.train.NoMemory when it takes more memory than there is
     */
    public ArtifactRef weights(Work work, Duration interval, LongSupplier clock) {
        return kept(work, interval, clock).weights();
    }

    /**
     * Trained weights.
     *
     * @param seconds of work that training them took whoever asked; 0 where they were found
     */
    public record Kept(ArtifactRef weights, double seconds) {}

    /** The same, and what that took. Whoever asks while others in this process train them waits for these. */
    public Kept kept(Work work, Duration interval, LongSupplier clock) {
        var key = key();
        while (!UNDER_WAY.add(key)) {
            work.waitForOthers(TURN);
        }
        try {
            return finished(work.artifacts())
                    .map(found -> new Kept(found, 0))
                    .orElseGet(() -> trained(work, interval, clock));
        } finally {
            UNDER_WAY.remove(key);
        }
    }

    private Kept trained(Work work, Duration interval, LongSupplier clock) {
        var reached = upTo(recipe.epochs(), work, interval, clock);
        return new Kept(finished(work.artifacts()).orElseThrow(), reached.seconds());
    }

    /** The weights as they are kept, with what is known of their training. */
    public static Safetensors read(ArtifactRef weights, ArtifactStore store) {
        try (var content = store.open(weights)) {
            return Safetensors.read(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many epochs there are. */
    public int epochs() {
        return recipe.epochs();
    }

    /** What was reached after so many epochs, where anybody got so far; after the last one the weights are there. */
    public Optional<Reached> reached(int epochs, ArtifactStore store) {
        return epochs < recipe.epochs() || finished(store).isPresent()
                ? new Once(store).find(place(epochs), Reached.class)
                : Optional.empty();
    }

    /**
     * Trains to the end of an epoch, from where an earlier attempt got to; what was reached is kept at the end of each. After
     * the last one the weights are kept as well.
     *
     * @param epochs 1 to all of them
     */
    public Reached upTo(int epochs, Work work, Duration interval, LongSupplier clock) {
        var known = reached(epochs, work.artifacts());
        if (known.isPresent()) {
            return known.get();
        }
        var diary = new Diary(work.artifacts(), clock);
        var trained = trained(epochs, diary, work, interval, clock);
        if (trained.epochs() == recipe.epochs()) {
            work.artifacts().put(place(), new Safetensors(trained.weights(), metadata(trained)).bytes());
            Trainer.forget(work.artifacts(), key());
        }
        return diary.write(epochs, trained.accuracyPct());
    }

    private Trained trained(int epochs, Diary diary, Work work, Duration interval, LongSupplier clock) {
        // Each mini-batch that it is examined by shows images of all classes.
        var shuffled = DrawnPart.of(set, set.count(Split.VALIDATION));
        var trainer = new Trainer(shuffled, recipe, interval, clock);
        return trainer.train(
                supernet.largest(),
                () -> new SupernetLearner(supernet, supernet.first(recipe.seed()), recipe, trainer.stepsPerEpoch()),
                key(),
                work,
                (done, accuracyPct) -> {
                    diary.write(done, accuracyPct);
                    return done >= epochs;
                });
    }

    private String place(int epochs) {
        return String.format(Locale.ROOT, "supernets/%s/%05d.json", key(), epochs);
    }

    /** What one attempt reached, epoch by epoch; an earlier one that got as far is believed. */
    private final class Diary {

        private final Once once;
        private final LongSupplier clock;
        private long since;

        Diary(ArtifactStore store, LongSupplier clock) {
            this.once = new Once(store);
            this.clock = clock;
            this.since = clock.getAsLong();
        }

        Reached write(int epochs, double accuracyPct) {
            long begun = since;
            since = clock.getAsLong();
            double before = once.find(place(epochs - 1), Reached.class)
                    .map(Reached::seconds)
                    .orElse(0.0);
            var reached = new Reached(accuracyPct, before + (since - begun) / 1e9);
            return once.get(place(epochs), Reached.class, () -> reached);
        }
    }

    /** Nothing of how long it took, so that a training that was cut off leaves the same bytes. */
    private SortedMap<String, String> metadata(Trained trained) {
        return new TreeMap<>(Map.of(
                "space", supernet.space().name(),
                "dataset", set.id(),
                "dataset_sha256", set.sha256(),
                "epochs", String.valueOf(trained.epochs()),
                "seed", String.valueOf(recipe.seed()),
                "mean_path_accuracy_pct", String.valueOf(trained.accuracyPct())));
    }
}
