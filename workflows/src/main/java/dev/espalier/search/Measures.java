package dev.espalier.search;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values by metric name, in name order. */
public record Measures(@JsonValue SortedMap<String, Double> values) {

    /** No measures at all. */
    public static final Measures NONE = new Measures(new TreeMap<>());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Measures {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Measures of(Metric metric, double value) {
        return new Measures(new TreeMap<>(Map.of(metric.name(), value)));
    }

    public boolean has(Metric metric) {
        return values.containsKey(metric.name());
    }

    /**
     * The value of a metric.
     *
     * @throws NoSuchElementException when it was not measured
     */
    public double get(Metric metric) {
        var value = values.get(metric.name());
        if (value == null) {
            throw new NoSuchElementException(
                    "The metric (%s) was not measured; measured are %s.".formatted(metric.name(), values.keySet()));
        }
        return value;
    }

    /** How far a device's latency deviates from this value, or how uncertain it is; 0 of all else and where none is known. */
    public double deviation(Metric metric) {
        return metric.quantity().equals("latency_ms") && !metric.device().isEmpty()
                ? values.getOrDefault(Metric.latencyStdMs(metric.device()).name(), 0.0)
                : 0;
    }

    /** These and the others; where both have a value the other one stands. */
    public Measures and(Measures other) {
        var all = new TreeMap<>(values);
        all.putAll(other.values);
        return new Measures(all);
    }
}
