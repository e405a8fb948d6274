package dev.espalier.worker;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.method.Work;
import dev.espalier.search.Curve;
import dev.espalier.search.CurvePoint;
import dev.espalier.step.Attempts;
import dev.espalier.step.Attempts.Attempt;
import dev.espalier.step.Curves;
import dev.espalier.step.Keys;
import dev.espalier.step.MethodSteps.At;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The work of one attempt at a group, whose learning curve is kept as it grows: every two seconds at first, then every
 * hundredth of the time that it has taken, so that two weeks of training leave some thousand pieces.
 */
final class Told implements Work {

    private static final long SOONEST = Duration.ofSeconds(2).toNanos();

    /** A program may say every few milliseconds that it has saved something; so much of its work may be told too often. */
    private static final long NOTED_APART = Duration.ofSeconds(1).toNanos();

    /** Training that tells after every step of a millisecond fills no memory. */
    private static final int MOST_UNTOLD = 8_000;

    private final Work work;
    private final Curves curves;
    private final Attempts attempts;
    private final At at;
    private final Attempt attempt;
    private boolean excused;
    private List<CurvePoint> untold = new ArrayList<>();
    private final long begun = System.nanoTime();
    private long kept = begun - SOONEST;
    private long noted = begun - NOTED_APART;
    private int pieces;

    Told(Work work, At at, Attempt attempt) {
        this.work = work;
        this.curves = new Curves(work.artifacts());
        this.attempts = new Attempts(work.artifacts());
        this.at = at;
        this.attempt = attempt;
    }

    @Override
    public synchronized void curve(CurvePoint point) {
        untold.add(point);
        if (untold.size() >= MOST_UNTOLD) {
            untold = new ArrayList<>(Curve.EMPTY.with(untold).points());
        }
        keepWhenDue();
    }

    private synchronized void keepWhenDue() {
        long now = System.nanoTime();
        if (!untold.isEmpty() && now - kept >= Math.max(SOONEST, (now - begun) / 100)) {
            kept = now;
            keep();
        }
    }

    private void keep() {
        try {
            curves.keep(
                    at.experiment(), at.checkpoint().sequence(), attempt.first(), attempt.attempt(), pieces, untold);
            pieces++;
            untold.clear();
        } catch (UncheckedIOException e) {
            // A full disk costs the view of the training, not the training: the points wait for the next time.
            System.getLogger(Told.class.getName())
                    .log(System.Logger.Level.WARNING, "curve_not_kept experiment=" + at.experiment(), e);
        }
    }

    /** The whole curve, also of the attempts before this one; null where nothing was told. */
    synchronized @Nullable ArtifactRef whole() {
        var curve = curves.read(at.experiment(), at.checkpoint().sequence(), attempt.first())
                .with(untold);
        if (curve.points().isEmpty()) {
            return null;
        }
        var content = Once.bytes(curve);
        return artifacts().put(Keys.content("curves", content, "json"), content);
    }

    @Override
    public ArtifactStore artifacts() {
        return work.artifacts();
    }

    @Override
    public void heartbeat(@Nullable ArtifactRef progress) {
        if (progress != null) {
            excuse();
            noteSaved();
        }
        work.heartbeat(progress);
        keepWhenDue();
    }

    private synchronized void noteSaved() {
        long now = System.nanoTime();
        if (now - noted >= NOTED_APART) {
            noted = now;
            attempts.saved(at.experiment(), at.checkpoint().sequence(), attempt, System.currentTimeMillis());
        }
    }

    /** However this attempt ends, it is not its own fault. */
    synchronized void excuse() {
        if (!excused) {
            attempts.excuse(at.experiment(), at.checkpoint().sequence(), attempt);
            excused = true;
        }
    }

    synchronized boolean excused() {
        return excused;
    }

    @Override
    public Optional<ArtifactRef> lastHeartbeat() {
        return work.lastHeartbeat();
    }

    @Override
    public void waitForOthers(Duration duration) {
        excuse();
        rest(duration);
    }

    @Override
    public void rest(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            keepWhenDue();
            work.rest(Duration.ofNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1))));
        }
    }
}
