package dev.espalier.api;

import dev.espalier.catalogue.Farm;
import dev.espalier.control.Stations.Station;
import dev.espalier.hardware.measure.Hindsight;
import dev.espalier.hardware.measure.Level;
import dev.espalier.hardware.measure.Machine;
import dev.espalier.hardware.measure.MeasuredDevice;
import dev.espalier.step.Queues;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is known of a device that measures. */
@Schema(name = "Measuring")
public record MeasuringJson(
        @Schema(examples = "device.this-cpu") String queue,

        @Schema(description = "Whether a worker that serves its queue was heard of within three minutes.")
        boolean served,

        @Schema(description = "As the worker calls itself; empty where none is known.")
        String worker,

        @Schema(description = "When a worker last asked for work, or measured; null where none ever did.") @Nullable
        Instant lastSeen,

        @Schema(description = "How many evaluations of searches that go on wait to be measured on it.")
        int waiting,

        int threads,
        int measurements,

        @Schema(description = "The machine that measured last; null before the first measurement.") @Nullable
        Machine machine,

        @Schema(description = "What the reference network took when it was last timed, milliseconds.") @Nullable
        Double levelMs,

        @Schema(
                description = "How far that is from what it took since the device last changed, in percent;"
                        + " null before the first measurement.")
        @Nullable
        Double driftPct,

        @Schema(
                description = "Since when measurements are comparable: earlier ones are of a device that has changed;"
                        + " null before the first.")
        @Nullable
        Instant comparableSince,

        @Schema(description = "Devices whose latencies are predicted from what this one measured.")
        List<String> predictors,

        @Schema(description = "How those predictions did against later measurements; empty in lists.")
        SortedMap<String, Hindsight> hindsights) {

    static MeasuringJson of(MeasuredDevice device, Farm farm, Station station, int waiting, boolean whole) {
        var name = device.name();
        var levels = farm.levels(name);
        var last = levels.isEmpty() ? null : levels.getLast();
        long movedAt = farm.movedAt(name);
        return new MeasuringJson(
                Queues.device(name),
                station.served(),
                station.worker(),
                station.lastSeen(),
                waiting,
                device.threads(),
                farm.measurements(name),
                last == null ? null : last.machine(),
                last == null ? null : last.figures().meanMs(),
                last == null ? null : drift(levels, last),
                movedAt == 0 ? null : Instant.ofEpochMilli(movedAt),
                farm.predictors(name),
                whole ? farm.hindsights(name) : new TreeMap<>());
    }

    private static double drift(List<Level> levels, Level last) {
        return levels.stream()
                .filter(Level::moved)
                .reduce((_, later) -> later)
                .map(standing -> standing.distancePct(last.figures()))
                .orElse(0.0);
    }
}
