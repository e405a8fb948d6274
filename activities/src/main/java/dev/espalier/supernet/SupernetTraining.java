package dev.espalier.supernet;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.artifact.Sha256;
import dev.espalier.data.Augmentation;
import dev.espalier.data.DataSet;
import dev.espalier.method.Work;
import dev.espalier.space.Frame;
import dev.espalier.space.weights.Safetensors;
import dev.espalier.train.Recipe;
import dev.espalier.train.Rule;
import dev.espalier.train.Schedule;
import dev.espalier.train.Stopping;
import dev.espalier.train.Trained;
import dev.espalier.train.Trainer;
import java.time.Duration;
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

    private final UnifiedSupernet supernet;
    private final DataSet set;
    private final Recipe recipe;

    /** Everything that the weights depend on. */
    private record Key(
            int version, String space, Frame frame, boolean shadows, boolean forced, Recipe recipe, String dataSet) {}

    /**
     * @param recipe of its mean of the weights and of what it drops out nothing is used
     * @throws IllegalArgumentException when the frame is not for images of the data set as the recipe shows them
     */
    public SupernetTraining(UnifiedSupernet supernet, DataSet set, Recipe recipe) {
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
     * How supernets are trained: by momentum, along a cosine, with smoothed labels. Nothing but these settings is chosen.
     *
     * @param rate the highest learning rate: 0.045 of the paper for ImageNet with a batch of 256
     */
    public static Recipe recipe(
            int epochs, int batch, int resolution, double rate, Augmentation augmentation, long seed) {
        return new Recipe(
                epochs,
                batch,
                resolution,
                new Rule.Sgd(MOMENTUM, false),
                new Schedule(Schedule.Shape.COSINE, rate, 0, epochs),
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
        return Sha256.hex(Once.bytes(new Key(
                VERSION,
                supernet.space().name(),
                supernet.frame(),
                supernet.shadows(),
                supernet.forced(),
                recipe,
                set.sha256())));
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
     * @param anew whether they were trained for whoever asked, and not found
     */
    public record Kept(ArtifactRef weights, boolean anew) {}

    /** The same, and whether they were there. Whoever asks while others in this process train them waits for these. */
    public Kept kept(Work work, Duration interval, LongSupplier clock) {
        var key = key();
        while (!UNDER_WAY.add(key)) {
            work.waitForOthers(TURN);
        }
        try {
            return finished(work.artifacts())
                    .map(found -> new Kept(found, false))
                    .orElseGet(() -> new Kept(trained(work, interval, clock), true));
        } finally {
            UNDER_WAY.remove(key);
        }
    }

    private ArtifactRef trained(Work work, Duration interval, LongSupplier clock) {
        var trainer = new Trainer(set, recipe, interval, clock);
        var trained = trainer.train(
                supernet.largest(),
                () -> new SupernetLearner(
                        supernet, FirstWeights.of(supernet, recipe.seed()), recipe, trainer.stepsPerEpoch()),
                key(),
                work,
                Stopping.NEVER);
        var ref = work.artifacts().put(place(), new Safetensors(trained.weights(), metadata(trained)).bytes());
        Trainer.forget(work.artifacts(), key());
        return ref;
    }

    private SortedMap<String, String> metadata(Trained trained) {
        return new TreeMap<>(Map.of(
                "space", supernet.space().name(),
                "dataset", set.id(),
                "dataset_sha256", set.sha256(),
                "epochs", String.valueOf(trained.epochs()),
                "seed", String.valueOf(recipe.seed()),
                "mean_path_accuracy_pct", String.valueOf(trained.accuracyPct()),
                "seconds", String.valueOf(trained.seconds())));
    }
}
