package dev.espalier.surrogate;

/**
 * What is expected of an architecture before it is evaluated.
 *
 * @param mean in standard deviations of what is known; less is better
 * @param deviation how uncertain that is, at least 0
 */
public record Prediction(double mean, double deviation) {

    /** The probability of at most a limit. */
    public double below(double limit) {
        return deviation == 0 ? (mean <= limit ? 1 : 0) : StandardNormal.below((limit - mean) / deviation);
    }
}
