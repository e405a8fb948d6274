package dev.espalier.workflow;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;

/** What a failed step says to people. */
final class Failures {

    /** In characters. Why a search failed is one message's own. */
    private static final int LONGEST = 10_000;

    /** In characters: what befell each group of a round travels in one message. */
    private static final int LONGEST_BRIEF = 300;

    private Failures() {}

    static String reason(ActivityFailure failure) {
        return cut(whole(failure), LONGEST);
    }

    static String brief(ActivityFailure failure) {
        return cut(whole(failure), LONGEST_BRIEF);
    }

    private static String cut(String reason, int longest) {
        return reason.length() <= longest ? reason : reason.substring(0, longest - 1) + "…";
    }

    private static String whole(ActivityFailure failure) {
        return switch (failure.getCause()) {
            case ApplicationFailure application -> String.valueOf(application.getOriginalMessage());
            case TimeoutFailure timeout ->
                "The step (%s) did not answer in time (%s)."
                        .formatted(failure.getActivityType(), timeout.getTimeoutType());
            case null, default -> "The step (%s) failed: %s".formatted(failure.getActivityType(), failure.getMessage());
        };
    }
}
