package dev.espalier.hardware.measure;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures networks on a device, one after the other. Each is measured between two readings of the reference network,
 * which must say that the device is as it was: what the operating system does not see, such as a lower clock or a
 * neighbour on the same core of a host, shows in them. Whatever is disturbed is repeated after a rest, as long as
 * patience lasts.
 */
public final class Measuring {

    /** So young a reading of the reference network holds for the next measurement, too, in milliseconds. */
    private static final long FRESH_MS = 3_000;

    /** The slow tenth of inferences may be over the median by so much, in percent. */
    private static final double TAIL_PCT = 8;

    /** Some devices are never still: after so many tries the fastest of them is the figure. */
    private static final int TAILED = 4;

    private final Patience patience;
    private final Supplier<Reading> reference;
    private final Room room;
    private final InstantSource clock;
    private Drift drift;
    private @Nullable Level last;

    /** Where it is measured. */
    public interface Room {

        /**
         * Waits; it may throw to end it all.
         *
         * @param reason what was wrong, after "because"
         */
        void rest(Duration duration, String reason);

        /** Runs sittings while nothing else that it has a say in computes on this machine. */
        <T> T hush(Supplier<T> sittings);
    }

    /** What came of a network. */
    public sealed interface Result {

        /**
         * It was measured.
         *
         * @param level what the reference network took right before
         * @param sittings how many it took
         * @param rejected how many bursts were thrown away in all of them, by why
         */
        record Taken(
                Reading reading, Figures figures, Level level, int sittings, SortedMap<Disturbance, Integer> rejected)
                implements Result {}

        /**
         * Patience ran out.
         *
         * @param reason what was wrong the last time, after "because"
         */
        record GivenUp(String reason, int sittings) implements Result {}
    }

    /**
     * @param standing what the reference network takes on this device; null where it was never measured
     * @param reference times the reference network once
     */
    public Measuring(
            Patience patience, @Nullable Level standing, Supplier<Reading> reference, Room room, InstantSource clock) {
        this.patience = patience;
        this.reference = reference;
        this.room = room;
        this.clock = clock;
        this.drift = new Drift(standing);
    }

    /** @param network times the network once */
    public Result measure(Supplier<Reading> network) {
        var tailed = new ArrayList<Result.Taken>();
        return patiently(tally -> still(attempt(network, tally), tailed, tally));
    }

    /**
     * Who shares a cache or the memory's way, on a host perhaps, is in no counter, but some inferences then take longer than
     * others.
     */
    private static Result.@Nullable Taken still(Result.@Nullable Taken taken, List<Result.Taken> tailed, Tally tally) {
        if (taken == null || taken.figures().tailPct() <= TAIL_PCT) {
            return taken;
        }
        tailed.add(taken);
        tally.because("one in ten inferences took %.1f %% longer than half of them"
                .formatted(taken.figures().tailPct()));
        return tailed.size() < TAILED
                ? null
                : tailed.stream()
                        .min(Comparator.comparingDouble(one -> one.figures().meanMs()))
                        .orElseThrow();
    }

    /** Times the reference network only. */
    public Result check() {
        return patiently(this::checked);
    }

    private interface Attempt {
        @Nullable
        Result make(Tally tally);
    }

    private Result patiently(Attempt attempt) {
        var tally = new Tally();
        long begun = clock.millis();
        for (int failed = 1; ; failed++) {
            var taken = room.hush(() -> Optional.ofNullable(attempt.make(tally)));
            if (taken.isPresent()) {
                return settled(taken.get());
            }
            last = null;
            if (clock.millis() - begun >= patience.most().toMillis()) {
                return new Result.GivenUp(tally.reason(), tally.sittings());
            }
            room.rest(patience.rest(failed), tally.reason());
        }
    }

    private @Nullable Result checked(Tally tally) {
        var reading = reference.get();
        var level = level(reading, tally);
        return level == null ? null : taken(reading, level.figures(), level, tally);
    }

    private static Result.Taken taken(Reading reading, Figures figures, Level level, Tally tally) {
        return new Result.Taken(reading, figures, level, tally.sittings(), tally.rejected());
    }

    /** Only what is told to others is a level from then on. */
    private Result settled(Result result) {
        if (result instanceof Result.Taken taken && taken.level().moved()) {
            drift = new Drift(taken.level());
        }
        return result;
    }

    private Result.@Nullable Taken attempt(Supplier<Reading> network, Tally tally) {
        var level = last != null && clock.millis() - last.takenAt() <= FRESH_MS ? last : level(reference.get(), tally);
        if (level == null) {
            return null;
        }
        var reading = network.get();
        var figures = tally.note(reading);
        if (figures == null) {
            return null;
        }
        var reference = this.reference.get();
        var after = tally.note(reference);
        if (after == null) {
            return null;
        }
        if (!Drift.close(after, level.figures())) {
            tally.because("the reference network took %.1f %% longer or less after it than before"
                    .formatted(Math.abs(level.distancePct(after))));
            return null;
        }
        last = new Level(after, reference.machine(), reference.setup(), false, clock.millis());
        return taken(reading, figures, level, tally);
    }

    /** What a reading of the reference network says; null while that is disturbed, or strange. */
    private @Nullable Level level(Reading reading, Tally tally) {
        var figures = tally.note(reading);
        if (figures == null) {
            return null;
        }
        long now = clock.millis();
        var word = drift.hear(reading, figures, now);
        if (word == Drift.Word.STRANGE) {
            tally.because(drift.words(figures));
            return null;
        }
        return new Level(figures, reading.machine(), reading.setup(), word == Drift.Word.MOVED, now);
    }
}
