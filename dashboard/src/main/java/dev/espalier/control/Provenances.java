package dev.espalier.control;

import dev.espalier.catalogue.Farm;
import dev.espalier.hardware.measure.Measurement;
import dev.espalier.ledger.TrialView;
import dev.espalier.search.Metric;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Says of figures that devices measured how they were measured. */
@Singleton
public final class Provenances {

    private static final String CHANGED =
            " The device has changed since: later measurements of it cannot be compared with this one.";

    private final Farm farm;

    Provenances(Farm farm) {
        this.farm = farm;
    }

    /** What a trial's figure was taken from, where a device measured it. */
    public Optional<Measurement> measurement(TrialView trial, Metric metric) {
        var latency = metric.device().isEmpty() ? metric : Metric.latencyMs(metric.device());
        return metric.device().isEmpty() || !trial.measures().has(latency)
                ? Optional.empty()
                : farm.measurement(
                        metric.device(), trial.architecture(), trial.measures().get(latency));
    }

    /** In a sentence, and in a second one where the device has changed since. */
    public Optional<String> of(TrialView trial, Metric metric) {
        return measurement(trial, metric)
                .map(measurement -> measurement.provenance() + (changed(measurement) ? CHANGED : ""));
    }

    /** Whether the device is not any more what it was then. */
    private boolean changed(Measurement measurement) {
        return measurement.takenAt() < farm.movedAt(measurement.device());
    }
}
