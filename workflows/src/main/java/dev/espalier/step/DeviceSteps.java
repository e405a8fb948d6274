package dev.espalier.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.artifact.ArtifactRef;
import dev.espalier.space.Frame;
import dev.espalier.step.MethodSteps.At;
import dev.espalier.step.MethodSteps.Batch;
import dev.espalier.step.MethodSteps.Evaluated;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of whoever stands beside a device, on queue {@code device.<name>}. */
@ActivityInterface
public interface DeviceSteps {

    /** Adds a device's own measurements to a group's evaluations. */
    Evaluated measure(Measure measure);

    /** Measures architectures that no experiment asks about, and keeps what it measured. */
    Timed time(Time time);

    /** Measures the network of an export, whatever was measured of it before. */
    Clocked clock(Clock clock);

    /** Finds out by its reference network whether a device is as it was. */
    Checked check(String device);

    record Measure(At at, String device, Batch batch, Evaluated evaluated) {}

    /**
     * @param architectures their ids
     * @param again whether also those are measured of which there is a measurement
     * @param frame of the networks; null for what their space builds by itself
     */
    record Time(
            String device,
            List<String> architectures,
            boolean again,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Frame frame) {
        public Time {
            architectures = List.copyOf(architectures);
        }
    }

    /** @param problems why some could not be measured, each in one sentence */
    record Timed(int measured, List<String> problems) {
        public Timed {
            problems = List.copyOf(problems);
        }
    }

    /**
     * @param levelMs what the reference network takes, 0 where that could not be found out
     * @param moved whether that is not what it took before
     * @param problem why it could not be found out, else empty
     */
    record Checked(double levelMs, boolean moved, String problem) {}

    record Clock(String device, ArtifactRef order) {}

    /**
     * What an exported network takes on a device.
     *
     * @param measurement how it was measured, or null
     * @param meanMs the mean, 0 where it was not measured
     * @param stdMs by how much that varies
     * @param problem why it was not measured, else empty
     */
    record Clocked(
            String device,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ArtifactRef measurement,

            double meanMs,
            double stdMs,
            String problem) {

        /** Of a network that was not measured. */
        public static Clocked unmeasured(String device, String problem) {
            return new Clocked(device, null, 0, 0, problem);
        }
    }
}
