package dev.espalier.train;

import dev.espalier.method.Over;
import dev.espalier.method.Work;
import dev.espalier.train.Snapshot.Course;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The course of one attempt at a training, its time and its losses, and what of it is kept when. */
final class Journal {

    private final Trainable learner;
    private final Checkpoints checkpoints;
    private final Work work;
    private final Duration interval;
    private final LongSupplier clock;
    private double seconds;
    private double losses;
    private long since;
    private long kept;

    /**
     * Goes on where an earlier attempt got to.
     *
     * @param learner a fresh one
     * @param interval of work between two checkpoints
     * @param clock nanoseconds from anywhere
     */
    Journal(Trainable learner, Checkpoints checkpoints, Work work, Duration interval, LongSupplier clock) {
        this.learner = learner;
        this.checkpoints = checkpoints;
        this.work = work;
        this.interval = interval;
        this.clock = clock;
        this.since = clock.getAsLong();
        this.kept = since;
        checkpoints.newest().map(newest -> Snapshot.restore(newest, learner)).ifPresent(this::goOn);
    }

    private void goOn(Course course) {
        seconds = course.seconds();
        losses = course.losses();
    }

    void add(double loss) {
        losses += loss;
    }

    /** The sum over the steps of the epoch under way. */
    double losses() {
        return losses;
    }

    void beginEpoch() {
        losses = 0;
    }

    /** Of work until now, also that of earlier attempts as far as it was kept. */
    double seconds() {
        long now = clock.getAsLong();
        seconds += (now - since) / 1e9;
        since = now;
        return seconds;
    }

    boolean isDue() {
        return clock.getAsLong() - kept >= interval.toNanos();
    }

    void keep() {
        var course = new Course(seconds(), losses);
        kept = since;
        work.heartbeat(checkpoints.keep(learner.step(), Snapshot.of(learner, course)));
    }

    /** Says that the work is alive. Whoever is cancelled keeps where it is; nobody goes on from one who is given up. */
    void beat() {
        try {
            work.heartbeat(null);
        } catch (Over e) {
            throw e;
        } catch (RuntimeException e) {
            keepDespite(e);
            throw e;
        }
    }

    private void keepDespite(RuntimeException cancellation) {
        try {
            keep();
        } catch (RuntimeException e) {
            if (!e.equals(cancellation)) {
                cancellation.addSuppressed(e);
            }
        }
    }
}
