package dev.espalier.control;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.hardware.measure.MeasuredDevice;
import dev.espalier.step.ExportSteps.Standing;
import dev.espalier.step.Queues;
import dev.espalier.workflow.ExportWorkflow;
import dev.espalier.workflow.ExportWorkflow.Export;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;

/** Exports as Temporal carries them, each under an id that follows from its order. */
@Singleton
final class ExportRuns {

    private final Instance<WorkflowClient> client;

    ExportRuns(Instance<WorkflowClient> client) {
        this.client = client;
    }

    /**
     * Begins one, or finds it under way.
     *
     * @throws Unavailable when Temporal does not answer
     */
    void start(ArtifactRef order) {
        var options = WorkflowOptions.newBuilder()
                .setWorkflowId(workflow(order))
                .setTaskQueue(Queues.SEARCH)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .build();
        try {
            WorkflowClient.start(
                    client.get().newWorkflowStub(ExportWorkflow.class, options)::export,
                    new Export(order, MeasuredDevice.THIS_CPU));
        } catch (WorkflowExecutionAlreadyStarted _) {
            // It is under way, which is what was asked for.
        } catch (WorkflowServiceException e) {
            throw new Unavailable("Temporal did not start the export (%s): %s.\nMaybe try again in a minute."
                    .formatted(Exports.id(order.key()), e.getMessage()));
        }
    }

    /**
     * How far one is; nothing has been done where nobody carries it.
     *
     * @throws Unavailable when Temporal does not answer
     */
    Standing standing(ArtifactRef order) {
        try {
            return client.get()
                    .newWorkflowStub(ExportWorkflow.class, workflow(order))
                    .standing();
        } catch (WorkflowNotFoundException _) {
            // It waits for the process that lets it go on.
            return new Standing(List.of(), null, "");
        } catch (WorkflowServiceException e) {
            throw new Unavailable("Temporal does not say how far the export (%s) is: %s.\nMaybe ask again in a minute."
                    .formatted(Exports.id(order.key()), e.getMessage()));
        }
    }

    private static String workflow(ArtifactRef order) {
        var parts = order.key().split("/");
        return "export-%s-%s".formatted(parts[1], parts[2]);
    }
}
