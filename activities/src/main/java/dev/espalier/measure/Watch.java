package dev.espalier.measure;

import dev.espalier.hardware.measure.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Linux has counted so far: processor time by whom, and how long the measuring thread waited for its core. Two of
 * them make the evidence about what lies between.
 *
 * @param counted whether there was anything to be read
 * @param ownNanos processor time of this process, all threads that are alive together: a runtime that shares an
 *     inference among threads is nobody else
 * @param waitedNanos for how long this thread could have run and did not
 * @param preemptions how often this thread was sent off its core against its will
 * @param busyTicks processor time of everybody, over all cores, in hundredths of a second
 * @param stolenTicks while a virtual machine was not run itself, over all cores
 */
record Watch(
        boolean counted,
        long ownNanos,
        long waitedNanos,
        long preemptions,
        long busyTicks,
        long stolenTicks,
        int cores) {

    private static final double TICK_MS = 10;

    /** By this thread, of it and of its process. */
    static Watch look() {
        var thread = ProcFile.lines("/proc/thread-self/schedstat");
        var all = ProcFile.lines("/proc/stat").stream()
                .filter(line -> line.startsWith("cpu"))
                .toList();
        if (thread.isEmpty() || all.isEmpty()) {
            return new Watch(false, 0, 0, 0, 0, 0, 1);
        }
        long waited = ProcFile.numbers(thread.getFirst())[1];
        var ticks = ProcFile.numbers(all.getFirst());
        return new Watch(true, own(), waited, preempted(), busy(ticks), ticks[7], all.size() - 1);
    }

    private static long own() {
        try (var threads = Files.list(Path.of("/proc/self/task"))) {
            return threads.flatMap(Watch::schedule)
                    .mapToLong(line -> ProcFile.numbers(line)[0])
                    .sum();
        } catch (IOException e) {
            throw new IllegalStateException("The threads of this process cannot be listed.", e);
        }
    }

    /** None of a thread that has just ended. */
    private static Stream<String> schedule(Path thread) {
        return ProcFile.lines(thread.resolve("schedstat").toString()).stream();
    }

    private static long preempted() {
        return ProcFile.field("/proc/thread-self/status", "nonvoluntary_ctxt_switches")
                .map(Long::parseLong)
                .orElse(0L);
    }

    /** User, nice, system, interrupts and soft ones; not idle, waiting for disks, or stolen. */
    private static long busy(long[] ticks) {
        return List.of(0, 1, 2, 5, 6).stream().mapToLong(i -> ticks[i]).sum();
    }

    Evidence until(Watch later, double wallMs) {
        if (!counted || !later.counted) {
            return Evidence.none(wallMs);
        }
        double ownMs = (later.ownNanos - ownNanos) / 1e6;
        return new Evidence(
                true,
                wallMs,
                ownMs,
                (later.waitedNanos - waitedNanos) / 1e6,
                later.preemptions - preemptions,
                TICK_MS * (later.stolenTicks - stolenTicks),
                Math.max(0, TICK_MS * (later.busyTicks - busyTicks) - ownMs),
                cores);
    }
}
