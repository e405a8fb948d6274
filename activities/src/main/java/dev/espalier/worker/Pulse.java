package dev.espalier.worker;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.measure.Quiet;
import dev.espalier.method.Over;
import dev.espalier.method.Work;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The heartbeat of one running step. It beats by itself, so that a dead worker is noticed within seconds however long a
 * computation is silent, and it keeps what the computation last saved.
 */
final class Pulse implements Work, AutoCloseable {

    /** A step that is over sooner never beats: a look-up costs no heartbeat. */
    static final Duration INTERVAL = Duration.ofSeconds(2);

    private static final long MILLIS = INTERVAL.toMillis();

    private static final ScheduledExecutorService TIMER = Executors.newScheduledThreadPool(
            1, Thread.ofPlatform().daemon().name("pulse").factory());

    private final ActivityExecutionContext context;
    private final ArtifactStore store;
    private final @Nullable Beat earlier;
    private final ScheduledFuture<?> timer;
    private volatile @Nullable ArtifactRef progress;
    private volatile @Nullable ActivityCompletionException ended;
    private volatile boolean over;

    /**
     * What a heartbeat carries: a reference, never data.
     *
     * @param at epoch milliseconds
     */
    record Beat(long at, @Nullable ArtifactRef progress) {}

    private Pulse(ActivityExecutionContext context, ArtifactStore store) {
        this.context = context;
        this.store = store;
        this.earlier = context.getHeartbeatDetails(Beat.class).orElse(null);
        this.progress = earlier == null ? null : earlier.progress();
        this.timer = TIMER.scheduleWithFixedDelay(this::beat, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Begins in the step that this thread executes. */
    static Pulse begin(ArtifactStore store) {
        return new Pulse(Activity.getExecutionContext(), store);
    }

    private void beat() {
        try {
            context.heartbeat(new Beat(System.currentTimeMillis(), progress));
        } catch (ActivityCompletionException e) {
            ended = e;
        }
    }

    @Override
    public ArtifactStore artifacts() {
        return store;
    }

    @Override
    public void heartbeat(@Nullable ArtifactRef saved) {
        if (saved != null) {
            progress = saved;
        }
        requireWanted();
        Quiet.HERE.await();
        requireWanted();
    }

    private void requireWanted() {
        if (over) {
            throw new Over();
        }
        var end = ended;
        if (end != null) {
            throw end;
        }
    }

    @Override
    public Optional<ArtifactRef> lastHeartbeat() {
        return Optional.ofNullable(earlier).map(Beat::progress);
    }

    /** When the attempt before this one was last heard of, in epoch milliseconds; 0 where that is not known. */
    long lastHeard() {
        return earlier == null ? 0 : earlier.at();
    }

    @Override
    public void rest(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        try {
            for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
                heartbeat(null);
                TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.MILLISECONDS.toNanos(200)));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The worker is shutting down.");
        }
    }

    /** Whatever the step began and does not wait for ends at its next heartbeat. */
    @Override
    public void close() {
        over = true;
        timer.cancel(false);
    }
}
