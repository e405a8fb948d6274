package dev.espalier.search;

/** A metric to be optimised. */
public record Objective(Metric metric, Direction direction) {

    /** Which way is better. */
    public enum Direction {
        MINIMIZE,
        MAXIMIZE
    }

    /** The value to minimise, whatever the direction. */
    public double loss(Measures measures) {
        double value = measures.get(metric);
        return direction == Direction.MINIMIZE ? value : -value;
    }
}
