package dev.espalier.calibrate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.hardware.Device;
import dev.espalier.space.Architecture;
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
 */
public record Sample(
        Device device,
        String space,
        List<Measurement> measurements,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String measuredOn) {

    /** With fewer, neither a sum over operations nor its error can be told. */
    public static final int LEAST = 10;

    /** Of more, a table is made: predicting from them would take longer and say little more. */
    public static final int MOST = 200;

    /** What a user measured. */
    public Sample(Device device, String space, List<Measurement> measurements) {
        this(device, space, measurements, null);
    }

    public Sample {
        measurements = measurements.stream()
                .sorted(Comparator.comparing(
                        measurement -> measurement.architecture().id()))
                .toList();
    }

    /**
     * One architecture's latency.
     *
     * @param meanMs milliseconds of one batch, above 0
     * @param stdMs milliseconds by which repeats deviate, 0 where nobody says
     */
    public record Measurement(Architecture architecture, double meanMs, double stdMs) {}
}
