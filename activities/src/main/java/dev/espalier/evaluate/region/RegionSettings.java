package dev.espalier.evaluate.region;

import dev.espalier.data.Augmentation;
import dev.espalier.data.DataSet;
import dev.espalier.data.ShownImages;
import dev.espalier.search.Fidelity;
import dev.espalier.setting.Ranges;
import dev.espalier.setting.Setting;
import dev.espalier.space.Frame;
import dev.espalier.supernet.MixtureRecipe;
import dev.espalier.supernet.MixtureRecipe.Order;
import dev.espalier.train.Recipe;
import dev.espalier.train.Rule;
import dev.espalier.train.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What the evaluator that trains regions can be told; the standards are those of the public code but where that is said. */
public record RegionSettings(
        @Setting(
                standard = "shapes",
                summary = "The data set's name, as in ./espalier dataset list; shapes is drawn and always there.")
        String dataset,

        @Setting(standard = "20", summary = "Passes of a region over the training images, at least 1.")
        int epochs,

        @Setting(standard = "257", summary = "Images in a step, at least 2.")
        int batch,

        @Setting(
                standard = "3",
                summary =
                        "How often a region is trained, from new weights each time; scores are means over these, at least 1.")
        int runs,

        @Setting(
                standard = "first",
                summary =
                        "What scores learn from: trivial (the weights' own loss), first (other images), second (other images, one step ahead).")
        String order,

        @Setting(
                standard = "gumbel",
                summary =
                        "How graphs mix while they learn: gumbel (one by chance in each step) or softmax (all by their scores).")
        String mixture,

        @Setting(
                standard = "yes",
                summary =
                        "Whether scores learn from images that weights do not, half of them; the public code lets both learn from all.")
        boolean disjoint,

        @Setting(standard = "adam", summary = "How weights and scores descend: adam or sgd, with a momentum of 0.8.")
        String optimizer,

        @Setting(
                standard = "0.003",
                summary =
                        "The learning rate of the weights at first, at least 0; the public code has 0.05, at which deep chains often learn nothing.")
        double firstRate,

        @Setting(standard = "0.002", summary = "Their learning rate from then on, above 0; 0.01 in the public code.")
        double learningRate,

        @Setting(standard = "0.05", summary = "The learning rate of the scores at first, at least 0.")
        double firstScoreRate,

        @Setting(standard = "0.01", summary = "Their learning rate from then on, above 0.")
        double scoreRate,

        @Setting(standard = "5", summary = "Epochs until then, at least 0; the rates move there in a line.")
        int rateEpochs,

        @Setting(standard = "0", summary = "What decays of weights, times the learning rate, at least 0.")
        double weightDecay,

        @Setting(standard = "0", summary = "Height and width of the images in pixels; 0 for the data set's.")
        int resolution,

        @Setting(standard = "0", summary = "Channels of a network's first stage; 0 for as many as the space has.")
        int width,

        @Setting(standard = "no", summary = "Whether half of the training images are mirrored.")
        boolean flip,

        @Setting(
                standard = "0",
                summary = "Pixels around a training image from which a window of its size is cut; 0 for none.")
        int crop,

        @Setting(
                standard = "30",
                decides = false,
                summary = "Seconds of work between two checkpoints of a training, at least 0.")
        int checkpointSeconds,

        @Setting(standard = "1", summary = "Seed of first weights, first scores, order and what is taken by chance.")
        long seed) {

    private static final double MOMENTUM = 0.8;
    private static final Rule ADAM = new Rule.Adam(0.9, 0.999, 1e-8, false);

    public RegionSettings {
        Ranges.atLeast("epochs", epochs, 1);
        Ranges.atLeast("batch", batch, 2);
        Ranges.between("runs", runs, 1, 100);
        Ranges.oneOf("order", order, List.of("trivial", "first", "second"));
        Ranges.oneOf("mixture", mixture, List.of("gumbel", "softmax"));
        Ranges.oneOf("optimizer", optimizer, List.of("adam", "sgd"));
        Ranges.atLeast("first_rate", firstRate, 0);
        Ranges.above("learning_rate", learningRate);
        Ranges.atLeast("first_score_rate", firstScoreRate, 0);
        Ranges.above("score_rate", scoreRate);
        Ranges.atLeast("rate_epochs", rateEpochs, 0);
        Ranges.atLeast("weight_decay", weightDecay, 0);
        Ranges.atLeast("resolution", resolution, 0);
        Ranges.atLeast("width", width, 0);
        Ranges.atLeast("crop", crop, 0);
        Ranges.atLeast("checkpoint_seconds", checkpointSeconds, 0);
    }

    int epochs(Fidelity fidelity) {
        return fidelity.epochs() > 0 ? fidelity.epochs() : epochs;
    }

    private boolean adam() {
        return optimizer.equals("adam");
    }

    Frame frame(DataSet set, Fidelity fidelity) {
        return ShownImages.frame(set, ShownImages.resolution(set, fidelity, resolution), 0, width);
    }

    Recipe recipe(DataSet set, Fidelity fidelity) {
        return new Recipe(
                epochs(fidelity),
                batch,
                ShownImages.resolution(set, fidelity, resolution),
                adam() ? ADAM : new Rule.Sgd(MOMENTUM, false),
                schedule(firstRate, learningRate, fidelity),
                weightDecay,
                0,
                0,
                0,
                0,
                0,
                0,
                new Augmentation(flip, crop, 1, 0, 0),
                seed);
    }

    MixtureRecipe mixture(Fidelity fidelity) {
        return new MixtureRecipe(
                Order.valueOf(order.toUpperCase(Locale.ROOT)),
                mixture.equals("gumbel"),
                true,
                schedule(firstScoreRate, scoreRate, fidelity),
                adam() ? MixtureRecipe.ADAM : MOMENTUM);
    }

    private Schedule schedule(double first, double rate, Fidelity fidelity) {
        int all = epochs(fidelity);
        return new Schedule(
                Schedule.Shape.CONSTANT, first, rate, Math.min(rateEpochs, all), all, new Schedule.Decay(1, 1));
    }

    Duration interval() {
        return Duration.ofSeconds(checkpointSeconds);
    }
}
