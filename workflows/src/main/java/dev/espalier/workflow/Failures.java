package dev.espalier.workflow;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;

/** What a failed step says to people. */
final class Failures {

    private Failures() {}

    static String reason(ActivityFailure failure) {
        return switch (failure.getCause()) {
            case ApplicationFailure application -> String.valueOf(application.getOriginalMessage());
            case TimeoutFailure timeout ->
                "The step (%s) did not answer in time (%s)."
                        .formatted(failure.getActivityType(), timeout.getTimeoutType());
            case null, default -> "The step (%s) failed: %s".formatted(failure.getActivityType(), failure.getMessage());
        };
    }
}
