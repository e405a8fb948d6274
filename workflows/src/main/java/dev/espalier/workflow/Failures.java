package dev.espalier.workflow;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;

/** What a failed step says to people. */
final class Failures {

    /** Why a search failed is one message's own. */
    private static final int LONGEST_BYTES = 100_000;

    /** What befell each group of a round travels in one message. */
    private static final int LONGEST_BRIEF_BYTES = 380;

    private Failures() {}

    static String reason(ActivityFailure failure) {
        return cut(whole(failure), LONGEST_BYTES);
    }

    static String brief(ActivityFailure failure) {
        return cut(whole(failure), LONGEST_BRIEF_BYTES);
    }

    /** As much of a text as takes so many bytes in a message. */
    static String cut(String text, int bytes) {
        int left = bytes;
        for (int i = 0; i < text.length(); i++) {
            left -= bytes(text.charAt(i));
            if (left < 0) {
                int end = Math.max(0, i - 3);
                boolean split = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
                return text.substring(0, split ? end - 1 : end) + "…";
            }
        }
        return text;
    }

    /** In JSON and UTF-8, at most. */
    private static int bytes(char c) {
        if (c < ' ' || Character.isSurrogate(c)) {
            return 6;
        }
        if (c == '"' || c == '\\') {
            return 2;
        }
        return c < 0x80 ? 1 : 3;
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
