package dev.espalier.search;

/**
 * A metric to be kept at most at a limit.
 *
 * @param atMost in the metric's own unit
 */
public record Constraint(Metric metric, double atMost) {

    public Constraint {
        if (!Double.isFinite(atMost)) {
            throw new IllegalArgumentException(
                    "The limit of %s (%s) must be a finite number.".formatted(metric.name(), atMost));
        }
    }

    /** Whether measures that include the metric keep to it. */
    public boolean holds(Measures measures) {
        return measures.get(metric) <= atMost;
    }

    /** Whether measures do not show it broken: a metric that is not yet known breaks nothing. */
    public boolean permits(Measures measures) {
        return !measures.has(metric) || holds(measures);
    }
}
