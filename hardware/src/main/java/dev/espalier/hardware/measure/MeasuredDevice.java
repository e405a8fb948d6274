package dev.espalier.hardware.measure;

import dev.espalier.hardware.Device;

/**
 * The processor of whatever machine has a worker that serves the queue of this name.
 *
 * @param threads that share an inference
 * @param addedAt epoch milliseconds
 */
public record MeasuredDevice(Device device, int threads, long addedAt) {

    /** What runs the networks; each measurement says which version. */
    public static final String RUNTIME = "ONNX Runtime";

    /** The only precision that networks are run in so far. */
    public static final String PRECISION = "fp32";

    /** The processor of the machine that Espalier runs on. */
    public static final String THIS_CPU = "this-cpu";

    public String name() {
        return device.name();
    }
}
