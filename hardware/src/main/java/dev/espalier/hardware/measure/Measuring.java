package dev.espalier.hardware.measure;

import java.time.Duration;
import java.time.InstantSource;
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

    private final Patience patience;
    private final Supplier<Reading> reference;
    private final Pause pause;
    private final InstantSource clock;
    private Drift drift;
    private @Nullable Level last;

    /** Waits; it may throw to end it all. */
    public interface Pause {
        void rest(Duration duration);
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
            Patience patience,
            @Nullable Level standing,
            Supplier<Reading> reference,
            Pause pause,
            InstantSource clock) {
        this.patience = patience;
        this.reference = reference;
        this.pause = pause;
        this.clock = clock;
        this.drift = new Drift(standing);
    }

    /** @param network times the network once */
    public Result measure(Supplier<Reading> network) {
        var tally = new Tally();
        long begun = clock.millis();
        for (int failed = 1; ; failed++) {
            var taken = attempt(network, tally);
            if (taken != null) {
                return taken;
            }
            last = null;
            if (clock.millis() - begun >= patience.most().toMillis()) {
                return new Result.GivenUp(tally.reason(), tally.sittings());
            }
            pause.rest(patience.rest(failed));
        }
    }

    private @Nullable Result attempt(Supplier<Reading> network, Tally tally) {
        var level = level(tally);
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
        if (level.moved()) {
            drift = new Drift(level);
        }
        last = new Level(after, reference.machine(), reference.setup(), false, clock.millis());
        return new Result.Taken(reading, figures, level, tally.sittings(), tally.rejected());
    }

    /** What the reference network takes now; null while that is disturbed, or strange. */
    private @Nullable Level level(Tally tally) {
        if (last != null && clock.millis() - last.takenAt() <= FRESH_MS) {
            return last;
        }
        var reading = reference.get();
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
