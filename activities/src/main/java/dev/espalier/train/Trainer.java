package dev.espalier.train;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.data.DataSet;
import dev.espalier.data.Feeder;
import dev.espalier.data.Feeding;
import dev.espalier.data.MiniBatch;
import dev.espalier.data.Split;
import dev.espalier.method.Work;
import dev.espalier.search.CurvePoint;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.space.Network;
import dev.espalier.space.weights.InitialWeights;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Trains networks on one data set by one recipe. A training that was cut off goes on from what was kept of it, and on
 * processors it ends with the same bits as one that was not.
 */
public final class Trainer {

    private static final Metric TRAIN_LOSS = new Metric("train_loss");
    private static final Metric VAL_LOSS = new Metric("val_loss");

    private final DataSet set;
    private final Recipe recipe;
    private final Feeding feeding;
    private final Duration interval;
    private final LongSupplier clock;

    /**
     * @param interval of work between two checkpoints; one more is kept at the end of every epoch
     * @param clock nanoseconds from anywhere
     */
    public Trainer(DataSet set, Recipe recipe, Duration interval, LongSupplier clock) {
        this.set = set;
        this.recipe = recipe;
        this.feeding = new Feeding(recipe.seed(), recipe.batch(), recipe.resolution(), recipe.augmentation());
        this.interval = interval;
        this.clock = clock;
    }

    /**
     * Trains a network, from its first weights or from where an earlier attempt got to. When it is cancelled it keeps where
     * it is; when it has ended, what it kept stays until it is told to {@linkplain #forget forget} it.
     *
     * @param key of everything that the training depends on
     * @throws Diverged when its loss is no number any more
     * @throws Stalled when it makes no step any more
     * @throws NoMemory when it takes more memory than there is
     */
    public Trained train(Network network, String key, Work work, Stopping stopping) {
        return train(network, () -> learner(network), key, work, stopping);
    }

    /**
     * The same for what is more than a network.
     *
     * @param network that one step takes at most: the memory for it must be there
     * @param trainable makes it anew
     */
    public Trained train(
            Network network, Supplier<? extends Trainable> trainable, String key, Work work, Stopping stopping) {
        var checkpoints = new Checkpoints(work.artifacts(), key);
        var steps = new AtomicLong();
        var demand = Memory.Demand.ofTraining(network, recipe.batch(), () -> steps.get() > 0);
        try (var _ = Memory.here().require(demand, work)) {
            return Torch.run(
                    "train-" + network.architecture().id(),
                    () -> {
                        try (var learner = trainable.get()) {
                            var journal = new Journal(learner, checkpoints, work, interval, clock);
                            return new Attempt(network, learner, journal, work, steps).finish(stopping);
                        }
                    },
                    Watch.over(steps::get));
        }
    }

    /** Removes what attempts at a training kept on their way. */
    public static void forget(ArtifactStore store, String key) {
        new Checkpoints(store, key).clear();
    }

    private Learner learner(Network network) {
        return new Learner(network, InitialWeights.of(network.whole(), recipe.seed()), recipe, stepsPerEpoch());
    }

    /** How many steps an epoch has. */
    public int stepsPerEpoch() {
        return Feeder.batches(set, Split.TRAIN, recipe.batch());
    }

    /** One attempt at one training. */
    private final class Attempt {

        private final Trainable learner;
        private final Examination examination;
        private final Journal journal;
        private final AtomicLong steps;
        private final Work work;

        Attempt(Network network, Trainable learner, Journal journal, Work work, AtomicLong steps) {
            this.learner = learner;
            this.examination = new Examination(new Training(network, set, recipe));
            this.journal = journal;
            this.steps = steps;
            this.work = work;
        }

        Trained finish(Stopping stopping) {
            int epoch = learner.step() / stepsPerEpoch();
            // A whole epoch may have been kept before its answers were.
            if (epoch > 0 && learner.step() % stepsPerEpoch() == 0) {
                epoch--;
            }
            while (true) {
                learn(epoch);
                var answers = answered(epoch + 1);
                boolean last = epoch + 1 == recipe.epochs();
                if (last || stopping.hopeless(epoch + 1, answers.accuracyPct())) {
                    return trained(answers, epoch + 1);
                }
                journal.beginEpoch();
                epoch++;
            }
        }

        private void learn(int epoch) {
            int first = learner.step() - epoch * stepsPerEpoch();
            if (first == stepsPerEpoch()) {
                return;
            }
            try (var feed = Feeder.open(set, Split.TRAIN, feeding, epoch, first)) {
                while (feed.hasNext()) {
                    journal.add(learner.learn(feed.next()));
                    steps.incrementAndGet();
                    journal.beat();
                    tell(epoch);
                    if (!feed.hasNext() || journal.isDue()) {
                        journal.keep();
                    }
                }
            }
        }

        /** Within an epoch the mean of its losses so far, so that people see that something moves. */
        private void tell(int epoch) {
            int taken = learner.step() - epoch * stepsPerEpoch();
            if (taken < stepsPerEpoch()) {
                double at = (double) learner.step() / stepsPerEpoch();
                work.curve(CurvePoint.epoch(at, recipe.epochs(), Measures.of(TRAIN_LOSS, journal.losses() / taken)));
            }
        }

        /** What it has learned is kept already. */
        private float[] answers(MiniBatch images) {
            var logits = learner.answers(images);
            steps.incrementAndGet();
            work.heartbeat(null);
            return logits;
        }

        private Examination.Result answered(int epochs) {
            try (var _ = learner.averaged()) {
                var answers = examination.of(this::answers);
                if (!Double.isFinite(answers.loss())) {
                    throw new Diverged(epochs);
                }
                work.curve(CurvePoint.epoch(epochs, recipe.epochs(), measures(answers)));
                return answers;
            }
        }

        private Measures measures(Examination.Result answers) {
            return new Measures(new TreeMap<>(Map.of(
                    Metric.VAL_ACCURACY_PCT.name(), answers.accuracyPct(),
                    VAL_LOSS.name(), answers.loss(),
                    TRAIN_LOSS.name(), meanLoss())));
        }

        private double meanLoss() {
            return journal.losses() / stepsPerEpoch();
        }

        private Trained trained(Examination.Result answers, int epochs) {
            double seconds = journal.seconds();
            try (var _ = learner.averaged()) {
                return new Trained(learner.save(), answers.accuracyPct(), answers.loss(), meanLoss(), epochs, seconds);
            }
        }
    }
}
