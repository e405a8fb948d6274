package dev.espalier.evaluate.train;

import dev.espalier.data.Augmentation;
import dev.espalier.data.DataSet;
import dev.espalier.data.ShownImages;
import dev.espalier.search.Fidelity;
import dev.espalier.setting.Ranges;
import dev.espalier.setting.Setting;
import dev.espalier.space.Frame;
import dev.espalier.train.Recipe;
import dev.espalier.train.Rule;
import dev.espalier.train.Schedule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the evaluator that trains can be told. */
public record TrainSettings(
        @Setting(summary = "The data set's name, as in ./espalier dataset list; shapes is drawn and always there.")
        String dataset,

        @Setting(standard = "10", summary = "Passes over the training split, at least 1.")
        int epochs,

        @Setting(standard = "64", summary = "Images in a step, at least 2.")
        int batch,

        @Setting(standard = "0", summary = "Height and width of the images in pixels; 0 for the data set's.")
        int resolution,

        @Setting(
                standard = "0",
                summary = "Cells of the network, as its space counts them; 0 for as many as published.")
        int cells,

        @Setting(standard = "0", summary = "Channels of the network's first stage; 0 for as many as published.")
        int width,

        @Setting(
                standard = "sgd",
                summary = "How a gradient becomes a step: sgd, adam, adamw or rmsprop, as TensorFlow has it.")
        String optimizer,

        @Setting(standard = "0.05", summary = "The highest learning rate, above 0.")
        double learningRate,

        @Setting(standard = "0.9", summary = "How much of earlier steps goes on, of sgd and rmsprop, 0 to below 1.")
        double momentum,

        @Setting(standard = "yes", summary = "Whether sgd looks ahead along its momentum (Nesterov).")
        boolean nesterov,

        @Setting(
                standard = "0.0005",
                summary = "Decay of weights, at least 0; normalisation and biases are not decayed.")
        double weightDecay,

        @Setting(
                standard = "cosine",
                summary = "How the learning rate falls: cosine, step, linear, exponential or constant.")
        String schedule,

        @Setting(standard = "0.963", summary = "What exponential leaves of the rate at a fall, above 0 and at most 1.")
        double decay,

        @Setting(standard = "3", summary = "Epochs from one fall of exponential to the next, above 0.")
        double decayEpochs,

        @Setting(standard = "0", summary = "Epochs in which the learning rate rises, at least 0.")
        double warmUpEpochs,

        @Setting(standard = "0", summary = "The learning rate that it rises from, at least 0.")
        double warmUpRate,

        @Setting(
                standard = "1",
                summary =
                        "What the learning rate of the classifier is multiplied by, above 0; many features need less.")
        double classifierRate,

        @Setting(standard = "0", summary = "How much of a label is spread over all classes, 0 to below 1.")
        double labelSmoothing,

        @Setting(standard = "0", summary = "The largest norm of all gradients together; 0 for any.")
        double clip,

        @Setting(standard = "0", summary = "The share of paths left out at the end of training, 0 to below 1.")
        double dropPath,

        @Setting(
                standard = "0",
                summary = "The share of features left out before the classifier while it trains, 0 to below 1.")
        double dropout,

        @Setting(
                standard = "0",
                summary = "How much of a moving mean of the weights stays at a step, 0 to below 1; 0 for no mean.")
        double ema,

        @Setting(
                standard = "0",
                summary = "How much the loss of a second classifier inside the network counts while it trains, 0 for "
                        + "none; of the shipped spaces darts has one, published with 0.4.")
        double auxiliary,

        @Setting(standard = "no", summary = "Whether half of the images are mirrored.")
        boolean flip,

        @Setting(standard = "0", summary = "Pixels around an image from which a window of its size is cut; 0 for none.")
        int crop,

        @Setting(standard = "1", summary = "The smallest share of an image that is cut out and resized; 1 for none.")
        double resizedCrop,

        @Setting(standard = "0", summary = "Side of a square that is blanked, in pixels; 0 for none.")
        int cutout,

        @Setting(standard = "0", summary = "How much brightness, contrast and saturation vary, 0 for none to 1.")
        double jitter,

        @Setting(
                standard = "none",
                summary = "Which trainings are given up early, by what others had reached: none, median, halving or "
                        + "hyperband.")
        String stop,

        @Setting(standard = "1", summary = "Epochs before any training is given up, at least 1.")
        int graceEpochs,

        @Setting(standard = "3", summary = "Of how many one goes on at each rung of halving and hyperband, at least 2.")
        int eta,

        @Setting(
                standard = "30",
                decides = false,
                summary = "Seconds of work between two checkpoints of a training, at least 0.")
        int checkpointSeconds,

        @Setting(standard = "1", summary = "Seed of first weights, order and augmentation.")
        long seed) {

    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double ADAM_EPSILON = 1e-8;
    private static final double RMS_DECAY = 0.9;
    private static final double RMS_EPSILON = 1e-3;

    public TrainSettings {
        Ranges.atLeast("epochs", epochs, 1);
        Ranges.atLeast("batch", batch, 2);
        Ranges.atLeast("resolution", resolution, 0);
        Ranges.atLeast("cells", cells, 0);
        Ranges.atLeast("width", width, 0);
        Ranges.oneOf("optimizer", optimizer, List.of("sgd", "adam", "adamw", "rmsprop"));
        Ranges.oneOf("schedule", schedule, words(Schedule.Shape.values()));
        Ranges.oneOf("stop", stop, words(Giving.values()));
        Ranges.above("learning_rate", learningRate);
        Ranges.share("momentum", momentum);
        Ranges.atLeast("weight_decay", weightDecay, 0);
        Ranges.positiveShare("decay", decay);
        Ranges.above("decay_epochs", decayEpochs);
        Ranges.atLeast("warm_up_epochs", warmUpEpochs, 0);
        Ranges.atLeast("warm_up_rate", warmUpRate, 0);
        Ranges.above("classifier_rate", classifierRate);
        Ranges.share("label_smoothing", labelSmoothing);
        Ranges.atLeast("clip", clip, 0);
        Ranges.share("drop_path", dropPath);
        Ranges.share("dropout", dropout);
        Ranges.share("ema", ema);
        Ranges.atLeast("auxiliary", auxiliary, 0);
        Ranges.atLeast("crop", crop, 0);
        Ranges.atLeast("cutout", cutout, 0);
        Ranges.positiveShare("resized_crop", resizedCrop);
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("The jitter (%s) must be from 0 to 1.".formatted(jitter));
        }
        Ranges.atLeast("grace_epochs", graceEpochs, 1);
        Ranges.atLeast("eta", eta, 2);
        Ranges.atLeast("checkpoint_seconds", checkpointSeconds, 0);
    }

    /** How it is decided that a training is given up. */
    enum Giving {
        NONE,
        MEDIAN,
        HALVING,
        HYPERBAND
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    Giving giving() {
        return Giving.valueOf(stop.toUpperCase(Locale.ROOT));
    }

    int epochs(Fidelity fidelity) {
        return fidelity.epochs() > 0 ? fidelity.epochs() : epochs;
    }

    int resolution(DataSet set, Fidelity fidelity) {
        return ShownImages.resolution(set, fidelity, resolution);
    }

    /** In which networks are built that train on a data set. */
    Frame frame(DataSet set, Fidelity fidelity) {
        return ShownImages.frame(set, resolution(set, fidelity), cells, width);
    }

    Recipe recipe(DataSet set, Fidelity fidelity) {
        int passes = epochs(fidelity);
        return new Recipe(
                passes,
                batch,
                resolution(set, fidelity),
                rule(),
                schedule(passes),
                classifierRate,
                weightDecay,
                labelSmoothing,
                clip,
                dropPath,
                dropout,
                ema,
                auxiliary,
                new Augmentation(flip, crop, resizedCrop, cutout, jitter),
                seed);
    }

    private Schedule schedule(int passes) {
        return new Schedule(
                Schedule.Shape.valueOf(schedule.toUpperCase(Locale.ROOT)),
                warmUpRate,
                learningRate,
                Math.min(warmUpEpochs, passes),
                passes,
                new Schedule.Decay(decay, decayEpochs));
    }

    private Rule rule() {
        return switch (optimizer) {
            case "adam" -> new Rule.Adam(BETA_1, BETA_2, ADAM_EPSILON, false);
            case "adamw" -> new Rule.Adam(BETA_1, BETA_2, ADAM_EPSILON, true);
            case "rmsprop" -> new Rule.RmsProp(RMS_DECAY, momentum, RMS_EPSILON);
            default -> new Rule.Sgd(momentum, nesterov);
        };
    }
}
