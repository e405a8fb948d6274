package dev.espalier.page;

import dev.espalier.hardware.measure.Measurement;
import java.time.Instant;
import java.util.stream.Collectors;

/** Makes rows of measurements. */
final class MeasurementRows {

    private MeasurementRows() {}

    /** @param changed whether the device is not any more what it was then */
    static DevicePageView.Row row(Measurement measurement, boolean changed, Instant now) {
        var figures = measurement.figures();
        int rejected = measurement.rejected().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return new DevicePageView.Row(
                measurement.architecture(),
                Said.fixed(figures.meanMs(), 3),
                "%s to %s".formatted(Said.fixed(figures.lowMs(), 3), Said.fixed(figures.highMs(), 3)),
                Said.fixed(figures.p50Ms(), 3),
                Said.fixed(figures.p90Ms(), 3),
                Said.fixed(figures.p99Ms(), 3),
                measurement.peakMemoryMb() > 0 ? Said.fixed(measurement.peakMemoryMb(), 1) : "",
                Said.count(rejected),
                measurement.rejected().entrySet().stream()
                        .map(entry -> "%d since %s"
                                .formatted(entry.getValue(), entry.getKey().words()))
                        .collect(Collectors.joining(", ")),
                Said.shortTime(Instant.ofEpochMilli(measurement.takenAt()), now),
                changed,
                measurement.provenance());
    }
}
