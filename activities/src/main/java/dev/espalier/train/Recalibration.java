package dev.espalier.train;

import dev.espalier.data.Augmentation;
import dev.espalier.data.Feeder;
import dev.espalier.data.Feeding;
import dev.espalier.data.Split;
import dev.espalier.space.weights.Slot;
import dev.espalier.space.weights.Tensor;
import dev.espalier.space.weights.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the means and variances that the normalisations of a trained network should remember: those over the training
 * images as they are, without augmentation, while all that was learned stays as it is. A training leaves moving averages,
 * to which weights have contributed that were still changing.
 *
 * <p>Of each mini-batch the statistics μ and σ² are taken; over all of them the mean is E[μ] and the variance
 * E[μ² + σ²] − E[μ]². Unlike the paper, σ² is each mini-batch's unbiased variance, which is what the library keeps.
 *
 * @see <a href="https://arxiv.org/abs/2105.07576">Wu and Johnson 2021, Section 3.2</a>, PreciseBN
 */
public final class Recalibration {

    private final Training training;
    private final Runnable alive;

    /** @param alive called after every mini-batch */
    public Recalibration(Training training, Runnable alive) {
        this.training = training;
        this.alive = alive;
    }

    /** Whether a network normalises at all. */
    public static boolean concerns(Weights weights) {
        return weights.tensors().keySet().stream().anyMatch(name -> name.endsWith(".running_mean"));
    }

    /** The same weights with statistics of one pass over the training split. */
    public Weights of(Weights weights) {
        return Torch.run("recalibrate-" + training.network().architecture().id(), () -> {
            try (var learner =
                    new Learner(training.network(), weights, training.recipe().withoutAuxiliary(), 1)) {
                return of(weights, learner);
            }
        });
    }

    private Weights of(Weights weights, Learner learner) {
        var means = slots(learner, Slot.Role.MEAN);
        var variances = slots(learner, Slot.Role.VARIANCE);
        var both = Stream.concat(means.stream(), variances.stream()).toList();
        var sums = means.stream().map(Sums::new).toList();
        var recipe = training.recipe();
        var plain = new Feeding(recipe.seed(), recipe.batch(), recipe.resolution(), Augmentation.NONE);
        try (var feed = Feeder.open(training.set(), Split.TRAIN, plain, 0, 0)) {
            while (feed.hasNext()) {
                var statistics = learner.statistics(feed.next(), both);
                for (int i = 0; i < sums.size(); i++) {
                    sums.get(i).add(statistics.get(i), statistics.get(means.size() + i));
                }
                alive.run();
            }
        }
        var tensors = new LinkedHashMap<>(weights.tensors());
        for (int i = 0; i < sums.size(); i++) {
            tensors.put(means.get(i).name(), sums.get(i).mean(means.get(i)));
            tensors.put(variances.get(i).name(), sums.get(i).variance(variances.get(i)));
        }
        return new Weights(tensors);
    }

    /** Of what reaches the output: nothing else sees images. */
    private static List<Slot> slots(Learner learner, Slot.Role role) {
        return learner.block().living().stream()
                .filter(slot -> slot.role() == role)
                .toList();
    }

    /** What is summed up of one normalisation, channel by channel. */
    private static final class Sums {

        private final double[] means;
        private final double[] squares;
        private int batches;

        Sums(Slot mean) {
            this.means = new double[mean.count()];
            this.squares = new double[mean.count()];
        }

        void add(float[] mean, float[] variance) {
            for (int i = 0; i < means.length; i++) {
                means[i] += mean[i];
                squares[i] += (double) mean[i] * mean[i] + variance[i];
            }
            batches++;
        }

        Tensor mean(Slot slot) {
            var values = new float[means.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (means[i] / batches);
            }
            return new Tensor(slot.shape(), values);
        }

        Tensor variance(Slot slot) {
            var values = new float[means.length];
            for (int i = 0; i < values.length; i++) {
                double mean = means[i] / batches;
                values[i] = (float) Math.max(0, squares[i] / batches - mean * mean);
            }
            return new Tensor(slot.shape(), values);
        }
    }
}
