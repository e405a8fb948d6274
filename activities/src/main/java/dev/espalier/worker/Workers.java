package dev.espalier.worker;

import dev.espalier.step.DeviceSteps;
import dev.espalier.step.EvaluationSteps;
import dev.espalier.step.ExportSteps;
import dev.espalier.step.Ledger;
import dev.espalier.step.MethodSteps;
import dev.espalier.step.Queues;
import dev.espalier.workflow.ExportWorkflowImpl;
import dev.espalier.workflow.SearchWorkflowImpl;
import dev.espalier.workflow.SurveyWorkflowImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The workers of one process: each serves one task queue with the steps that belong there. */
public final class Workers implements AutoCloseable {

    private static final int LIGHT_STEPS = 8;

    private static final long DEADLOCK_MILLIS = 8_000;

    private final WorkerFactory factory;
    private final Steps steps;
    private final int gpus;

    /**
     * The implementations at hand.
     *
     * @param ledger null where there is no database
     */
    public record Steps(
            MethodSteps method,
            EvaluationSteps evaluation,
            DeviceSteps device,
            ExportSteps export,
            @Nullable Ledger ledger) {}

    /** @param gpus evaluations at once on the queue {@code gpu} of this process */
    public Workers(WorkflowClient client, Steps steps, List<String> queues, int gpus) {
        this.factory = WorkerFactory.newInstance(
                client,
                WorkerFactoryOptions.newBuilder()
                        .setUsingVirtualWorkflowThreads(false)
                        .setWorkflowCacheSize(200)
                        .build());
        this.steps = steps;
        this.gpus = gpus;
        queues.forEach(this::serve);
    }

    private void serve(String queue) {
        switch (queue) {
            case Queues.SEARCH ->
                worker(queue, LIGHT_STEPS)
                        .registerWorkflowImplementationTypes(
                                SearchWorkflowImpl.class, SurveyWorkflowImpl.class, ExportWorkflowImpl.class);
            case Queues.METHOD ->
                worker(queue, LIGHT_STEPS).registerActivitiesImplementations(steps.method(), steps.export());
            case Queues.TABLE -> worker(queue, LIGHT_STEPS).registerActivitiesImplementations(steps.evaluation());
            case Queues.GPU ->
                worker(queue, gpus)
                        .registerActivitiesImplementations(steps.evaluation(), steps.method(), steps.export());
            case Queues.LEDGER -> worker(queue, LIGHT_STEPS).registerActivitiesImplementations(requireLedger());
            default -> worker(queue, 1).registerActivitiesImplementations(steps.device());
        }
    }

    private Ledger requireLedger() {
        var ledger = steps.ledger();
        if (ledger == null) {
            throw new IllegalArgumentException(
                    "The queue (ledger) needs the database, which a worker does not open.\nMaybe leave it to ./espalier server.");
        }
        return ledger;
    }

    private Worker worker(String queue, int slots) {
        return factory.newWorker(
                queue,
                WorkerOptions.newBuilder()
                        .setMaxConcurrentActivityExecutionSize(slots)
                        // On a busy machine a workflow's first task takes seconds, which is no deadlock.
                        .setDefaultDeadlockDetectionTimeout(DEADLOCK_MILLIS)
                        // Beats are sent on as they come: how much a lost attempt did is known to seconds.
                        .setMaxHeartbeatThrottleInterval(Pulse.INTERVAL)
                        .setUsingVirtualThreadsOnActivityWorker(true)
                        .build());
    }

    /** Begins to serve. */
    public void start() {
        factory.start();
    }

    /** Takes no more work and waits a while for what is under way. */
    @Override
    public void close() {
        factory.shutdown();
        factory.awaitTermination(5, TimeUnit.SECONDS);
        factory.shutdownNow();
    }
}
