package dev.espalier.train;

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
import dev.espalier.train.Snapshot.Course;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

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
     * Trains a network, from its first weights or from where an earlier attempt got to.
     *
     * @param key of everything that the training depends on
     * @throws Diverged when its loss is no number any more
     * @throws Stalled when it makes no step any more
     * @throws NoMemory when it takes more memory than there is
     */
    public Trained train(Network network, String key, Work work, Stopping stopping) {
        var checkpoints = new Checkpoints(work.artifacts(), key);
        var steps = new AtomicLong();
        var demand = Memory.Demand.ofTraining(network, recipe.batch(), () -> steps.get() > 0);
        try (var _ = Memory.here().require(demand, work)) {
            return Torch.run(
                    "train-" + network.architecture().id(),
                    () -> {
                        try (var learner = learner(network)) {
                            var trained = new Attempt(network, learner, checkpoints, work, steps).finish(stopping);
                            checkpoints.clear();
                            return trained;
                        }
                    },
                    Watch.over(steps::get));
        }
    }

    private Learner learner(Network network) {
        return new Learner(network, InitialWeights.of(network.whole(), recipe.seed()), recipe, stepsPerEpoch());
    }

    private int stepsPerEpoch() {
        return Feeder.batches(set, Split.TRAIN, recipe.batch());
    }

    /** One attempt at one training. */
    private final class Attempt {

        private final Learner learner;
        private final Examination examination;
        private final AtomicLong steps;
        private final Checkpoints checkpoints;
        private final Work work;
        private double seconds;
        private double losses;
        private long since = clock.getAsLong();
        private long kept = since;

        Attempt(Network network, Learner learner, Checkpoints checkpoints, Work work, AtomicLong steps) {
            this.learner = learner;
            this.examination = new Examination(new Training(network, set, recipe));
            this.steps = steps;
            this.checkpoints = checkpoints;
            this.work = work;
            checkpoints
                    .newest()
                    .map(newest -> Snapshot.restore(newest, learner))
                    .ifPresent(this::goOn);
        }

        private void goOn(Course course) {
            seconds = course.seconds();
            losses = course.losses();
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
                losses = 0;
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
                    losses += learner.learn(feed.next());
                    alive();
                    tell(epoch);
                    if (!feed.hasNext() || clock.getAsLong() - kept >= interval.toNanos()) {
                        keep();
                    }
                }
            }
        }

        private void alive() {
            steps.incrementAndGet();
            work.heartbeat(null);
        }

        /** Within an epoch the mean of its losses so far, so that people see that something moves. */
        private void tell(int epoch) {
            int taken = learner.step() - epoch * stepsPerEpoch();
            if (taken < stepsPerEpoch()) {
                double at = (double) learner.step() / stepsPerEpoch();
                work.curve(CurvePoint.epoch(at, recipe.epochs(), Measures.of(TRAIN_LOSS, losses / taken)));
            }
        }

        private void keep() {
            elapse();
            kept = since;
            work.heartbeat(checkpoints.keep(learner.step(), Snapshot.of(learner, new Course(seconds, losses))));
        }

        private void elapse() {
            long now = clock.getAsLong();
            seconds += (now - since) / 1e9;
            since = now;
        }

        private float[] answers(MiniBatch images) {
            var logits = learner.answers(images);
            alive();
            return logits;
        }

        private Examination.Result answered(int epochs) {
            try (var _ = learner.mean().use()) {
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
                    TRAIN_LOSS.name(), losses / stepsPerEpoch())));
        }

        private Trained trained(Examination.Result answers, int epochs) {
            elapse();
            try (var _ = learner.mean().use()) {
                return new Trained(
                        learner.block().save(),
                        answers.accuracyPct(),
                        answers.loss(),
                        losses / stepsPerEpoch(),
                        epochs,
                        seconds);
            }
        }
    }
}
