package dev.espalier.calibrate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.hardware.Device;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody measured on a device: a few architectures of one space. Equal measurements are equal samples, in
 * whatever order they came.
 *
 * @param device whose latencies are to be predicted from them
 * @param space whose architectures these are
 * @param measuredOn the device that measured them by itself; null where a user did
 * @param sums where latencies are to be sums over operators; null where they are not
 */
public record Sample(
        Device device,
        String space,
        List<Measurement> measurements,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String measuredOn,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Sums sums) {

    /** With fewer, neither a sum over operations nor its error can be told. */
    public static final int LEAST = 10;

    /** Of more, a table is made: predicting from them would take longer and say little more. */
    public static final int MOST = 200;

    /** What a user measured. */
    public Sample(Device device, String space, List<Measurement> measurements) {
        this(device, space, measurements, null, null);
    }

    public Sample {
        measurements = measurements.stream()
                .sorted(Comparator.comparing(
                        measurement -> measurement.architecture().id()))
                .toList();
    }

    /**
     * Sums are those of networks that are all built alike.
     *
     * @param frame that they were measured in
     * @param takenAt when the last was measured, in epoch milliseconds
     */
    public record Sums(Frame frame, long takenAt) {}

    /**
     * One architecture's latency.
     *
     * @param meanMs milliseconds of one batch, above 0
     * @param stdMs milliseconds by which repeats deviate, 0 where nobody says
     */
    public record Measurement(Architecture architecture, double meanMs, double stdMs) {}
}
