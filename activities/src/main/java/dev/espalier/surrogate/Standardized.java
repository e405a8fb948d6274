package dev.espalier.surrogate;

import java.util.Arrays;

/**
 * Figures as a model takes them, mean 0 and deviation 1; logarithms where all are positive, since the errors of
 * latencies and the like are shares of them.
 *
 * @param logarithmic whether values are replaced by their logarithms first
 * @param deviation above 0
 */
public record Standardized(boolean logarithmic, double mean, double deviation) {

    /** The scale in which these figures have mean 0 and deviation 1. */
    public static Standardized by(double[] values) {
        boolean logarithmic = Arrays.stream(values).allMatch(value -> value > 0);
        var plain = new Standardized(logarithmic, 0, 1).of(values);
        double mean = Arrays.stream(plain).average().orElse(0);
        double variance = Arrays.stream(plain)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        return new Standardized(logarithmic, mean, variance > 0 ? Math.sqrt(variance) : 1);
    }

    public double[] of(double[] values) {
        return Arrays.stream(values).map(this::of).toArray();
    }

    /** Of one value; of one that has no logarithm, the least there is. */
    public double of(double value) {
        if (logarithmic && value <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return ((logarithmic ? StrictMath.log(value) : value) - mean) / deviation;
    }

    /** The value that a standardised one stands for. */
    public double value(double standardized) {
        double plain = mean + deviation * standardized;
        return logarithmic ? StrictMath.exp(plain) : plain;
    }
}
