package dev.espalier.measure;

import dev.espalier.artifact.Sha256;
import dev.espalier.hardware.measure.Level;
import dev.espalier.hardware.measure.MeasuredDevice;
import dev.espalier.hardware.measure.Measurement;
import dev.espalier.hardware.measure.Measuring;
import dev.espalier.hardware.measure.Measuring.Result.GivenUp;
import dev.espalier.hardware.measure.Measuring.Result.Taken;
import dev.espalier.hardware.measure.Patience;
import dev.espalier.method.Work;
import dev.espalier.space.Network;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures networks on this machine for one device, and keeps what it measured. What was measured before of the same
 * network is not measured again, unless the device has changed since.
 */
public final class Gauge implements AutoCloseable {

    /** A level that says nothing new is kept no more often. */
    private static final Duration LEVEL_KEPT = Duration.ofHours(1);

    private final Notebook notebook;
    private final MeasuredDevice device;
    private final Patience patience;
    private final Function<MeasuredDevice, Meter> meters;
    private final Work work;
    private final InstantSource clock;
    private @Nullable Meter meter;
    private @Nullable Measuring measuring;

    /** @param meters makes what times networks for a device, when the first is to be timed */
    public Gauge(
            Notebook notebook,
            MeasuredDevice device,
            Patience patience,
            Function<MeasuredDevice, Meter> meters,
            Work work) {
        this.notebook = notebook;
        this.device = device;
        this.patience = patience;
        this.meters = meters;
        this.work = work;
        this.clock = InstantSource.system();
    }

    /** What was run, as a hash: equal networks take the same time. */
    public static String hash(Network network) {
        return Sha256.hex(network.nodes().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Measures a network, whatever is kept of it. */
    public Gauged again(Network network) {
        return measured(network);
    }

    /** Measures a network, or finds what is kept of it. */
    public Gauged gauge(Network network) {
        return kept(network).<Gauged>map(Gauged.Known::new).orElseGet(() -> measured(network));
    }

    private Optional<Measurement> kept(Network network) {
        long movedAt = notebook.standing(device.name()).map(Level::takenAt).orElse(0L);
        var hash = hash(network);
        return notebook.measurements(device.name(), network.architecture()).stream()
                .filter(one -> one.network().equals(hash)
                        && one.takenAt() >= movedAt
                        && one.machine().like(ThisMachine.describe()))
                .reduce((_, later) -> later);
    }

    private Gauged measured(Network network) {
        try {
            var subject = meter().subject(network);
            return switch (measuring().measure(subject::time)) {
                case Taken taken -> new Gauged.Known(keep(network, taken));
                case GivenUp(var reason, int _) -> new Gauged.Busy(tooBusy(reason));
            };
        } catch (MeterFailure failure) {
            // The next network gets another process.
            close();
            return new Gauged.Unknown(failed("The network", failure));
        }
    }

    /** Finds out whether the device is as it was: the level it is at, or one sentence why nobody knows. */
    public Checked check() {
        try {
            return switch (measuring().check()) {
                case Taken taken -> {
                    notebook.keep(device.name(), taken.level());
                    yield new Checked(taken.level(), "");
                }
                case GivenUp(var reason, int _) -> new Checked(null, tooBusy(reason));
            };
        } catch (MeterFailure failure) {
            close();
            return new Checked(null, failed("The reference network", failure));
        }
    }

    private String failed(String network, MeterFailure failure) {
        return "%s could not be timed on the device %s: %s".formatted(network, device.name(), failure.getMessage());
    }

    /**
     * What a check found.
     *
     * @param reason why there is no level, else empty
     */
    public record Checked(@Nullable Level level, String reason) {}

    private String tooBusy(String reason) {
        return "The device %s could not be measured on undisturbed within %d minutes: at last, %s.\nMaybe measure when its machine does less."
                .formatted(device.name(), patience.most().toMinutes(), reason);
    }

    private Measurement keep(Network network, Taken taken) {
        keepNews(taken.level());
        var reading = taken.reading();
        var measurement = new Measurement(
                device.name(),
                network.architecture().id(),
                hash(network),
                taken.figures(),
                reading.peakMemoryMb(),
                taken.level().figures().meanMs(),
                reading.machine(),
                reading.setup(),
                reading.before(),
                reading.after(),
                taken.sittings(),
                taken.rejected(),
                clock.millis());
        notebook.keep(measurement);
        return measurement;
    }

    private void keepNews(Level level) {
        long last = notebook.levels(device.name()).stream()
                .mapToLong(Level::takenAt)
                .max()
                .orElse(0);
        if (level.moved() || level.takenAt() - last >= LEVEL_KEPT.toMillis()) {
            notebook.keep(device.name(), level);
        }
    }

    private Meter meter() {
        var open = meter;
        if (open == null) {
            open = meters.apply(device);
            meter = open;
        }
        return open;
    }

    private Measuring measuring() {
        var begun = measuring;
        if (begun == null) {
            begun = new Measuring(
                    patience,
                    notebook.standing(device.name()).orElse(null),
                    () -> meter().reference(),
                    new Room(),
                    clock);
            measuring = begun;
        }
        return begun;
    }

    /** This machine. */
    private final class Room implements Measuring.Room {
        @Override
        public void rest(Duration duration, String reason) {
            work.awaits("a quiet moment of the device %s: at last, %s".formatted(device.name(), reason));
            work.rest(duration);
        }

        @Override
        public <T> T hush(Supplier<T> sittings) {
            work.heartbeat(null);
            return Quiet.HERE.during(sittings);
        }
    }

    @Override
    public void close() {
        if (meter != null) {
            meter.close();
            meter = null;
        }
    }
}
