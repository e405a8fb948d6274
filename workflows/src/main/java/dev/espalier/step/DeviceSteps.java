package dev.espalier.step;

import dev.espalier.step.MethodSteps.At;
import dev.espalier.step.MethodSteps.Batch;
import dev.espalier.step.MethodSteps.Evaluated;
import io.temporal.activity.ActivityInterface;

/** The step that adds a device's own measurements to a group's evaluations, on queue {@code device.<name>}. */
@ActivityInterface
public interface DeviceSteps {

    Evaluated measure(Measure measure);

    record Measure(At at, String device, Batch batch, Evaluated evaluated) {}
}
