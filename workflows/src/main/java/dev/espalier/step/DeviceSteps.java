package dev.espalier.step;

import dev.espalier.step.MethodSteps.At;
import dev.espalier.step.MethodSteps.Batch;
import dev.espalier.step.MethodSteps.Evaluated;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/** The steps of whoever stands beside a device, on queue {@code device.<name>}. */
@ActivityInterface
public interface DeviceSteps {

    /** Adds a device's own measurements to a group's evaluations. */
    Evaluated measure(Measure measure);

    /** Measures architectures that no experiment asks about, and keeps what it measured. */
    Timed time(Time time);

    /** Finds out by its reference network whether a device is as it was. */
    Checked check(String device);

    record Measure(At at, String device, Batch batch, Evaluated evaluated) {}

    /**
     * @param architectures their ids
     * @param again whether also those are measured of which there is a measurement
     */
    record Time(String device, List<String> architectures, boolean again) {
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
}
