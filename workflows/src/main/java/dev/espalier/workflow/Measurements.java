package dev.espalier.workflow;

import dev.espalier.step.DeviceSteps;
import dev.espalier.step.DeviceSteps.Measure;
import dev.espalier.step.Faults;
import dev.espalier.step.Ledger;
import dev.espalier.step.Ledger.Awaited;
import dev.espalier.step.MethodSteps.At;
import dev.espalier.step.MethodSteps.Batch;
import dev.espalier.step.MethodSteps.Evaluated;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What devices say of a round's groups. A device that is busy is waited for as one that is off: asked again after pauses
 * that grow, until it has measured or somebody wants an end.
 */
final class Measurements {

    private static final int LONGEST_PAUSE_MINUTES = 30;

    private final Course course;
    private final Ledger ledger;
    private final At at;
    private final List<String> devices;

    /** Since when each busy device is, in epoch milliseconds. */
    private final Map<String, Long> busy = new HashMap<>();

    Measurements(Course course, Ledger ledger, At at, List<String> devices) {
        this.course = course;
        this.ledger = ledger;
        this.at = at;
        this.devices = devices;
    }

    /** By all devices at once, each in its own time; in their order. */
    List<Evaluated> of(Batch part, Evaluated evaluated) {
        var measured = new HashMap<String, Evaluated>();
        for (int attempt = 1; ; attempt++) {
            asked(part, evaluated, measured).forEach((device, promise) -> {
                var result = result(device, promise);
                if (result != null) {
                    measured.put(device, result);
                }
            });
            if (measured.size() == devices.size()) {
                return devices.stream().map(measured::get).toList();
            }
            pause(attempt);
        }
    }

    private Map<String, Promise<Evaluated>> asked(Batch part, Evaluated evaluated, Map<String, Evaluated> measured) {
        var promises = new LinkedHashMap<String, Promise<Evaluated>>();
        for (var device : devices) {
            if (!measured.containsKey(device)) {
                var steps = Workflow.newActivityStub(DeviceSteps.class, Steps.measure(device));
                promises.put(device, Async.function(steps::measure, new Measure(at, device, part, evaluated)));
            }
        }
        return promises;
    }

    /** Null while the device is busy. */
    private @Nullable Evaluated result(String device, Promise<Evaluated> promise) {
        try {
            var evaluated = promise.get();
            var since = busy.remove(device);
            if (since != null) {
                ledger.await(new Awaited(at.experiment(), device, since, null));
            }
            return evaluated;
        } catch (ActivityFailure failure) {
            if (!isBusy(failure)) {
                throw failure;
            }
            if (!busy.containsKey(device)) {
                long since = Workflow.currentTimeMillis();
                busy.put(device, since);
                ledger.await(new Awaited(at.experiment(), device, since, Failures.brief(failure)));
            }
            return null;
        }
    }

    private static boolean isBusy(ActivityFailure failure) {
        return failure.getCause() instanceof ApplicationFailure application
                && application.getType().equals(Faults.DEVICE_BUSY);
    }

    /** Whoever wants an end does not wait for a device that may stay busy for days. */
    private void pause(int attempt) {
        var minutes = Math.min(LONGEST_PAUSE_MINUTES, 1 << Math.min(attempt - 1, 5));
        if (Workflow.await(Duration.ofMinutes(minutes), course::stopping)) {
            throw new CanceledFailure("stopped");
        }
    }
}
