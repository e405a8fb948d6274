package dev.espalier.hardware;

/**
 * How long one batch takes on a device.
 *
 * @param meanMs milliseconds
 * @param stdMs milliseconds: how much measurements vary, or how uncertain a prediction is; 0 where the source states none
 */
public record Latency(double meanMs, double stdMs, Source source) {

    /** The quantile of the normal distribution between whose two signs 95 % lie. */
    private static final double NORMAL_95 = 1.96;

    /** Where a latency comes from. */
    public enum Source {
        /** Read from a published or private table. */
        LOOKUP,
        /** Computed by a trained model. */
        PREDICTED,
        /** Taken on the device itself. */
        MEASURED
    }

    /** The lower end of the interval that should hold 95 of 100 such figures, milliseconds, at least 0. */
    public double lowMs() {
        return Math.max(0, meanMs - NORMAL_95 * stdMs);
    }

    /** The upper end of the interval that should hold 95 of 100 such figures, milliseconds. */
    public double highMs() {
        return meanMs + NORMAL_95 * stdMs;
    }
}
