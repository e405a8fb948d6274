package dev.espalier.evaluate.command;

import dev.espalier.method.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives trials their folders. The checkpoint folder belongs to the trial's content, so that whoever tries again finds it;
 * it is never given to two at once, on whatever machines: of two experiments that evaluate the same at the same time, the
 * second gets one of its own.
 */
final class Rooms {

    private static final int MOST = 64;

    /** The supervisor of a program touches a file every second; after so long it is not there any more. */
    private static final Duration STALE = Duration.ofSeconds(10);

    private final Workshop workshop;
    private final Set<Path> taken = ConcurrentHashMap.newKeySet();

    Rooms(Workshop workshop) {
        this.workshop = workshop;
    }

    Path work(CommandSettings settings) {
        return named(settings) ? Path.of(settings.folder()).resolve("work") : workshop.work();
    }

    Path checkpoints(CommandSettings settings) {
        return named(settings) ? Path.of(settings.folder()).resolve("checkpoints") : workshop.checkpoints();
    }

    private static boolean named(CommandSettings settings) {
        return !settings.folder().equals(CommandSettings.STANDARD);
    }

    /**
     * The room of a trial; empty at first, or with what an earlier attempt saved.
     *
     * @param earlier what an earlier attempt of the same step told of itself, or null
     */
    Room take(String key, @Nullable Mark earlier, CommandSettings settings, Work work) {
        var claim = free(key, earlier, settings, work);
        var token = UUID.randomUUID().toString();
        try {
            var folder = work(settings);
            Room.clearWork(folder, claim);
            var place = folder.resolve(claim.getFileName() + "-" + token.substring(0, 8));
            return Room.open(claim, place, token, () -> taken.remove(claim));
        } catch (IOException e) {
            taken.remove(claim);
            throw Room.unusable(claim, e);
        }
    }

    private Path free(String key, @Nullable Mark earlier, CommandSettings settings, Work work) {
        var folder = checkpoints(settings);
        for (int number = 0; number < MOST; number++) {
            var claim = folder.resolve(number == 0 && earlier != null ? earlier.folder() : name(key, number));
            if (taken.add(claim) && comesFree(claim, earlier, settings, work)) {
                return claim;
            }
        }
        throw new IllegalStateException("The trial (%s) is being evaluated %d times at once.".formatted(key, MOST));
    }

    private static String name(String key, int number) {
        return number == 0 ? key : key + "." + number;
    }

    /** Removes what all attempts at a trial saved, where nobody is at it. */
    void clear(String key, CommandSettings settings) {
        for (int number = 0; number < MOST; number++) {
            var claim = checkpoints(settings).resolve(name(key, number));
            if (taken.add(claim)) {
                try {
                    removeUnlessAlive(claim);
                } finally {
                    taken.remove(claim);
                }
            }
        }
    }

    private static void removeUnlessAlive(Path claim) {
        if (!isAlive(claim)) {
            Room.remove(claim);
        }
    }

    /** Whether nobody runs there, or soon nobody does: the program of a worker that was killed is just being ended. */
    private boolean comesFree(Path claim, @Nullable Mark earlier, CommandSettings settings, Work work) {
        boolean done = false;
        try {
            if (earlier != null && earlier.token().equals(Room.owner(claim))) {
                // Whoever watches there sees that it is not the owner any more, and ends its program.
                Room.own(claim, "-");
            }
            long end = System.nanoTime()
                    + Duration.ofSeconds(settings.graceSeconds()).plus(STALE).toNanos();
            while (isAlive(claim) && System.nanoTime() < end) {
                work.heartbeat(null);
                Thread.sleep(100);
            }
            done = !isAlive(claim);
            return done;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The worker is shutting down.");
        } catch (IOException e) {
            throw Room.unusable(claim, e);
        } finally {
            if (!done) {
                taken.remove(claim);
            }
        }
    }

    private static boolean isAlive(Path claim) {
        try {
            var touched = Files.getLastModifiedTime(claim.resolve(Room.ALIVE)).toMillis();
            return System.currentTimeMillis() - touched < STALE.toMillis();
        } catch (IOException _) {
            return false;
        }
    }
}
