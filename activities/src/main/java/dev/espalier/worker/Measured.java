package dev.espalier.worker;

import dev.espalier.hardware.Latency;
import dev.espalier.hardware.measure.Measurement;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;

/** What a device adds to an outcome. */
record Measured(Measures measures) {

    static Measured of(String device, Latency latency) {
        return new Measured(Measures.of(Metric.latencyMs(device), latency.meanMs())
                .and(Measures.of(Metric.latencyStdMs(device), latency.stdMs())));
    }

    static Measured of(Measurement measurement) {
        var device = measurement.device();
        var figures = measurement.figures();
        var measures = Measures.of(Metric.latencyMs(device), figures.meanMs())
                .and(Measures.of(Metric.latencyStdMs(device), figures.stdMs()))
                .and(Measures.of(Metric.latencyQuantileMs(50, device), figures.p50Ms()))
                .and(Measures.of(Metric.latencyQuantileMs(90, device), figures.p90Ms()))
                .and(Measures.of(Metric.latencyQuantileMs(99, device), figures.p99Ms()));
        return new Measured(
                measurement.peakMemoryMb() > 0
                        ? measures.and(Measures.of(Metric.peakMemoryMb(device), measurement.peakMemoryMb()))
                        : measures);
    }

    Outcome addedTo(Outcome.Measured outcome) {
        return outcome.and(measures, Latency.Source.MEASURED);
    }
}
