package dev.espalier.measure;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who computes on this machine while somebody measures: nobody of ours. One measures at a time, in all processes of this
 * user; meanwhile whoever trains or thinks waits at its next heartbeat.
 */
public final class Quiet {

    /** Of this machine. */
    public static final Quiet HERE = new Quiet(
            Path.of(System.getProperty("java.io.tmpdir"), "espalier-quiet-" + System.getProperty("user.name")));

    /** Longer nobody waits: whoever measures may have been stopped. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Other processes are asked no more often. */
    private static final Duration ASKED = Duration.ofMillis(200);

    private final Path file;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final ReentrantLock asking = new ReentrantLock();
    private final Condition over;
    private boolean measuring;
    private volatile long askedAt;

    /** @param file by which processes know of each other */
    Quiet(Path file) {
        this.file = file;
        this.over = asking.newCondition();
    }

    /** Measures once nobody else does, while nobody of ours computes. */
    public <T> T during(Supplier<T> sittings) {
        lock.lock();
        // Before the file is locked, so that nobody of this process asks for it at the same time.
        set(true);
        try (var _ = held()) {
            return sittings.get();
        } catch (IOException e) {
            throw new IllegalStateException("The file %s cannot be closed.".formatted(file), e);
        } finally {
            set(false);
            lock.unlock();
        }
    }

    private void set(boolean now) {
        asking.lock();
        try {
            measuring = now;
            over.signalAll();
        } finally {
            asking.unlock();
        }
    }

    /** Where the file cannot be had, processes do not know of each other, and what they disturb is thrown away. */
    private @Nullable FileChannel held() {
        try {
            var channel = open();
            channel.lock();
            return channel;
        } catch (IOException _) {
            return null;
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Waits while somebody measures; next to nothing while nobody does. */
    public void await() {
        long begun = System.nanoTime();
        asking.lock();
        try {
            long left = LONGEST.toNanos();
            while (measuring && left > 0) {
                left = over.awaitNanos(left);
            }
            while (!measuring && elsewhere() && System.nanoTime() - begun < LONGEST.toNanos()) {
                over.await(ASKED.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            asking.unlock();
        }
    }

    /** Whether another process measures. */
    private boolean elsewhere() {
        if (System.nanoTime() - askedAt < ASKED.toNanos()) {
            return false;
        }
        try (var channel = open();
                var free = channel.tryLock(0, Long.MAX_VALUE, true)) {
            if (free == null) {
                return true;
            }
        } catch (IOException | OverlappingFileLockException _) {
            return false;
        }
        askedAt = System.nanoTime();
        return false;
    }
}
