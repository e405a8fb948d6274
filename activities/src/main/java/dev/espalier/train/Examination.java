package dev.espalier.train;

import dev.espalier.data.Feed;
import dev.espalier.data.Feeder;
import dev.espalier.data.Feeding;
import dev.espalier.data.MiniBatch;
import dev.espalier.data.Split;
import dev.espalier.space.weights.Weights;
import java.util.function.Function;

/** How well the images of the validation split are answered, prepared as the training had them validated. */
public final class Examination {

    /** Images that are answered at once. */
    private static final int AT_ONCE = 250;

    private final Training training;

    public Examination(Training training) {
        this.training = training;
    }

    /**
     * What came of it.
     *
     * @param accuracyPct in percent
     * @param loss the mean cross entropy
     */
    public record Result(int images, double accuracyPct, double loss) {}

    /** By the network with these weights. */
    public Result of(Weights weights) {
        var network = training.network();
        return Torch.run("answer-" + network.architecture().id(), () -> {
            try (var learner = new Learner(network, weights, training.recipe().withoutAuxiliary(), 1)) {
                return of(learner::answers);
            }
        });
    }

    /** By whatever gives logits {@code [images, classes]}, row by row, for a mini-batch. */
    public Result of(Function<MiniBatch, float[]> network) {
        var answers = new Answers();
        try (var feed = feed(AT_ONCE)) {
            while (feed.hasNext()) {
                var batch = feed.next();
                answers.count(network.apply(batch), batch.labels());
            }
        }
        return answers.result();
    }

    /** The first images of the split, as many as there are and at most this many. */
    public MiniBatch first(int count) {
        try (var feed = feed(count)) {
            return feed.next();
        }
    }

    /** What the network with these weights puts out for some images, {@code [images, classes]} row by row. */
    public float[] logits(Weights weights, MiniBatch images) {
        return Forward.logits(training.network(), weights, images);
    }

    private Feed feed(int atOnce) {
        var recipe = training.recipe();
        var feeding = new Feeding(recipe.seed(), atOnce, recipe.resolution(), recipe.augmentation());
        return Feeder.open(training.set(), Split.VALIDATION, feeding, 0, 0);
    }
}
