package dev.espalier.supernet;

import dev.espalier.data.Augmentation;
import dev.espalier.data.DataSet;
import dev.espalier.data.DataSets;
import dev.espalier.data.ShownImages;
import dev.espalier.search.Fidelity;
import dev.espalier.setting.Ranges;
import dev.espalier.setting.Setting;
import dev.espalier.space.Frame;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.sgnas.UnifiedSpace;
import dev.espalier.train.Recipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be told of the supernet that a method or an evaluator searches with: a component of its own settings. With the
 * same ones all of them share one.
 */
public record SupernetSettings(
        @Setting(
                summary =
                        "The data set's name, as in ./espalier dataset list; shapes is drawn and always there. With none "
                                + "the method sgnas learns cost alone.")
        String dataset,

        @Setting(standard = "50", summary = "Passes of the supernet over the training split, at least 1.")
        int supernetEpochs,

        @Setting(
                standard = "256",
                summary =
                        "Images in a step of the supernet, at least 2; in spaces of SGNAS four paths learn from them, in others one.")
        int supernetBatch,

        @Setting(standard = "0.045", summary = "The supernet's highest learning rate, above 0; it falls as a cosine.")
        double supernetRate,

        @Setting(
                standard = "1",
                summary =
                        "What the rate of the supernet's classifier is multiplied by, above 0; many features of few classes need less.")
        double supernetClassifierRate,

        @Setting(standard = "0", summary = "Height and width of the images in pixels; 0 for the data set's.")
        int resolution,

        @Setting(
                standard = "0",
                summary = "Layers or cells that each stage of a network keeps; 0 for as many as published.")
        int cells,

        @Setting(standard = "0", summary = "Channels of a network's first stage; 0 for as many as published.")
        int width,

        @Setting(standard = "yes", summary = "Whether half of the supernet's training images are mirrored.")
        boolean flip,

        @Setting(
                standard = "4",
                summary = "Pixels around a training image from which a window of its size is cut; 0 for none.")
        int crop,

        @Setting(
                standard = "1",
                summary = "The smallest share of a training image that is cut out and resized; 1 for none.")
        double resizedCrop,

        @Setting(
                standard = "yes",
                summary =
                        "Whether each expansion rate has a normalisation of its own behind a layer's projection, in spaces of SGNAS.")
        boolean shadowNorms,

        @Setting(
                standard = "yes",
                summary = "Whether the supernet is trained with skips at the end of a layer only, in spaces of SGNAS.")
        boolean forcedSampling,

        @Setting(
                standard = "1",
                summary = "Seed of the supernet's first weights, paths, order and augmentation, at least 0.")
        long supernetSeed,

        @Setting(
                standard = "30",
                decides = false,
                summary = "Seconds of work between two checkpoints of the supernet's training, at least 0.")
        int checkpointSeconds) {

    public SupernetSettings {
        Ranges.atLeast("supernet_epochs", supernetEpochs, 1);
        Ranges.atLeast("supernet_batch", supernetBatch, 2);
        Ranges.above("supernet_rate", supernetRate);
        Ranges.above("supernet_classifier_rate", supernetClassifierRate);
        Ranges.atLeast("resolution", resolution, 0);
        Ranges.atLeast("cells", cells, 0);
        Ranges.atLeast("width", width, 0);
        Ranges.atLeast("crop", crop, 0);
        Ranges.atLeast("supernet_seed", (double) supernetSeed, 0);
        Ranges.positiveShare("resized_crop", resizedCrop);
        Ranges.atLeast("checkpoint_seconds", checkpointSeconds, 0);
    }

    /** What keeps the supernet of a space from being trained so, each in one sentence. */
    public List<String> problems(SearchSpace space, DataSets dataSets) {
        var problems = new ArrayList<String>();
        unshared(space).ifPresent(problems::add);
        problems.addAll(new ShownImages(dataSets, dataset).problems(set -> problems(space, set)));
        return problems;
    }

    private List<String> problems(SearchSpace space, DataSet set) {
        return List.of(
                        ShownImages.tooFew(set, dataset, "supernet_batch", supernetBatch),
                        ShownImages.unvalidated(set, dataset),
                        unshared(space).isPresent()
                                ? Optional.<String>empty()
                                : ShownImages.unbuilt(space, frame(set), "trained"))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether networks share weights does not depend on their size. */
    private static Optional<String> unshared(SearchSpace space) {
        try {
            SharedWeights.of(space, Frame.OWN);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The supernet of a space for the images of a data set.
     *
     * @throws IllegalArgumentException where the space's networks cannot share weights, in one sentence
     */
    public SharedWeights supernet(SearchSpace space, DataSet set) {
        return space instanceof UnifiedSpace unified
                ? new UnifiedSupernet(unified, frame(set), shadowNorms, forcedSampling)
                : LocalSupernet.of(space, frame(set));
    }

    /** In which its networks are built. */
    public Frame frame(DataSet set) {
        return ShownImages.frame(set, resolution(set), cells, width);
    }

    /** What its weights depend on besides these settings and the space: changes with the images, say. */
    public String fingerprint(DataSet set) {
        return SupernetTraining.VERSION + " " + set.sha256();
    }

    /** How that of a space is trained. */
    public Recipe recipe(SearchSpace space, DataSet set) {
        var augmentation = new Augmentation(flip, crop, resizedCrop, 0, 0);
        return space instanceof UnifiedSpace
                ? SupernetTraining.recipe(
                        supernetEpochs,
                        supernetBatch,
                        resolution(set),
                        supernetRate,
                        supernetClassifierRate,
                        augmentation,
                        supernetSeed)
                : LocalSupernet.recipe(
                        supernetEpochs,
                        supernetBatch,
                        resolution(set),
                        supernetRate,
                        supernetClassifierRate,
                        augmentation,
                        supernetSeed);
    }

    /** Its training. */
    public SupernetTraining training(SearchSpace space, DataSet set) {
        return new SupernetTraining(supernet(space, set), set, recipe(space, set));
    }

    /** Height and width of the images of a data set as they are shown, pixels. */
    public int resolution(DataSet set) {
        return ShownImages.resolution(set, Fidelity.FULL, resolution);
    }

    /** Work between two checkpoints. */
    public Duration interval() {
        return Duration.ofSeconds(checkpointSeconds);
    }
}
