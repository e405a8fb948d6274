package dev.espalier.workflow;

import dev.espalier.step.Faults;
import dev.espalier.step.Queues;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** Where each kind of step runs, how long it may take, and how often it is tried. */
final class Steps {

    private static final RetryOptions FOREVER = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofMillis(200))
            .setMaximumInterval(Duration.ofSeconds(10))
            .setDoNotRetry(Faults.INVALID_EXPERIMENT)
            .build();

    /**
     * A search that is stopped at once leaves its steps: it ends within moments, and their next heartbeat tells them.
     * The in-memory service would take the cancellation of a step that ends meanwhile as a mistake of the search.
     */
    private static final ActivityOptions SHORT = ActivityOptions.newBuilder()
            .setCancellationType(ActivityCancellationType.ABANDON)
            .setStartToCloseTimeout(Duration.ofMinutes(10))
            .setHeartbeatTimeout(Duration.ofSeconds(10))
            .setRetryOptions(FOREVER)
            .build();

    static final ActivityOptions METHOD = on(SHORT, Queues.METHOD);

    /** Writes a few rows: no answer within seconds means a dead worker, and a repeated write is harmless. */
    static final ActivityOptions LEDGER = ActivityOptions.newBuilder()
            .setTaskQueue(Queues.LEDGER)
            .setStartToCloseTimeout(Duration.ofSeconds(15))
            .setRetryOptions(FOREVER)
            .build();

    /** Trains or measures something for days, and says every few seconds that it is alive. */
    private static final ActivityOptions LONG =
            SHORT.toBuilder().setStartToCloseTimeout(Duration.ofDays(14)).build();

    static final ActivityOptions WARM_UP = on(LONG, Queues.GPU);

    private static final RetryOptions A_FEW_TIMES =
            FOREVER.toBuilder().setMaximumAttempts(5).build();

    /** The step itself ends the attempts that get nowhere; one that goes on from what was saved may be cut off often. */
    private static final RetryOptions AS_LONG_AS_IT_GETS_ON =
            FOREVER.toBuilder().setMaximumAttempts(100).build();

    private Steps() {}

    static ActivityOptions evaluate(String queue) {
        return queue.equals(Queues.TABLE)
                ? on(SHORT, queue).toBuilder().setRetryOptions(A_FEW_TIMES).build()
                : on(LONG, queue).toBuilder()
                        .setRetryOptions(AS_LONG_AS_IT_GETS_ON)
                        .build();
    }

    /** A device that nobody serves is waited for; one that is busy says so by itself, and is asked again. */
    static ActivityOptions measure(String device) {
        return on(LONG, Queues.device(device)).toBuilder()
                .setRetryOptions(A_FEW_TIMES)
                .build();
    }

    /** Exports: what computes networks waits for its place among trainings, what only writes does not. */
    static ActivityOptions export(String queue) {
        return on(LONG, queue).toBuilder().setRetryOptions(A_FEW_TIMES).build();
    }

    /** An export does without a device that nobody serves. */
    static ActivityOptions clock(String device) {
        return measure(device).toBuilder()
                .setScheduleToStartTimeout(Duration.ofMinutes(5))
                .build();
    }

    private static ActivityOptions on(ActivityOptions options, String queue) {
        return options.toBuilder().setTaskQueue(queue).build();
    }
}
