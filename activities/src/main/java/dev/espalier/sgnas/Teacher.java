package dev.espalier.sgnas;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.data.DataSet;
import dev.espalier.data.DataSets;
import dev.espalier.data.MiniBatch;
import dev.espalier.data.ShownImages;
import dev.espalier.data.UnreadableImage;
import dev.espalier.method.Work;
import dev.espalier.space.SearchSpace;
import dev.espalier.supernet.DrawnPart;
import dev.espalier.supernet.FrozenSupernet;
import dev.espalier.supernet.SharedWeights;
import dev.espalier.supernet.Supernet;
import dev.espalier.supernet.SupernetTraining;
import dev.espalier.train.Diverged;
import dev.espalier.train.NoMemory;
import dev.espalier.train.Torch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The supernet that tells a generator of its task: how it is trained, and asked once it is.
 *
 * @param batch images of a mini-batch that mixtures are told by
 * @param resolution height and width of its images, pixels
 * @param images of the validation split that inherited accuracy is of
 * @param clock nanoseconds from anywhere
 */
record Teacher(
        SharedWeights supernet,
        SupernetTraining training,
        DataSet set,
        int batch,
        int resolution,
        int images,
        Duration interval,
        LongSupplier clock) {

    /** The loss of mixtures is smoothed as that of the supernet's training. */
    private static final double LABEL_SMOOTHING = 0.1;

    /** The one that settings ask for; none where cost alone is to be learned. */
    static Optional<Teacher> of(SgnasSettings settings, SearchSpace space, DataSets dataSets, LongSupplier clock) {
        var wanted = settings.supernet();
        if (!settings.learnsTask()) {
            return Optional.empty();
        }
        var set = new ShownImages(dataSets, wanted.dataset()).set();
        return Optional.of(new Teacher(
                wanted.supernet(space, set),
                wanted.training(space, set),
                set,
                settings.generatorBatch(),
                wanted.resolution(set),
                settings.images(),
                wanted.interval(),
                clock));
    }

    Optional<SupernetTraining.Reached> reached(long epochs, ArtifactStore store) {
        return training.reached(Math.toIntExact(epochs), store);
    }

    /**
     * Trains to the end of an epoch.
     *
     * @throws InvalidInput where it cannot be trained so
     */
    SupernetTraining.Reached upTo(long epochs, Work work) {
        try {
            return training.upTo(Math.toIntExact(epochs), work, interval, clock);
        } catch (Diverged | NoMemory | UnreadableImage e) {
            throw new InvalidInput("The supernet cannot be trained so: " + e.getMessage());
        }
    }

    /** What a generator learns of its task, while the supernet is asked. */
    TaskLoss loss(Supernet asked) {
        return new SupernetLoss(asked, set, batch, resolution);
    }

    /** Asks the supernet for mixtures. */
    <T> T mixing(ArtifactRef weights, Work work, Function<Supernet, T> use) {
        return Torch.run("supernet", () -> {
            try (var frozen = frozen(weights, List.of(), work.artifacts())) {
                return use.apply(frozen);
            }
        });
    }

    /**
     * Asks it for inherited accuracies.
     *
     * @param teacher and its weights: null where there is no supernet, or none yet
     */
    static Examiner examiner(@Nullable Teacher teacher, @Nullable ArtifactRef weights, ArtifactStore store) {
        return new Examiner(teacher == null || weights == null ? null : () -> teacher.examined(weights, store));
    }

    private Supernet examined(ArtifactRef weights, ArtifactStore store) {
        return frozen(weights, DrawnPart.of(set, images).examined(resolution), store);
    }

    private Supernet frozen(ArtifactRef weights, List<MiniBatch> examined, ArtifactStore store) {
        var trained = SupernetTraining.read(weights, store).weights();
        return new FrozenSupernet(supernet, trained, examined, LABEL_SMOOTHING);
    }
}
