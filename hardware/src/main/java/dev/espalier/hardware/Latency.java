package dev.espalier.hardware;

/**
 * How long one batch takes on a device.
 *
 * @param meanMs milliseconds
 * @param stdMs milliseconds, 0 where the source states none
 */
public record Latency(double meanMs, double stdMs, Source source) {

    /** Where a latency comes from. */
    public enum Source {
        /** Read from a published or private table. */
        LOOKUP,
        /** Computed by a trained model. */
        PREDICTED,
        /** Taken on the device itself. */
        MEASURED
    }
}
