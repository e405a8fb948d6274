package dev.espalier.control;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.search.Experiment;
import dev.espalier.step.Keys;
import dev.espalier.step.Queues;
import dev.espalier.step.Records.Pool;
import dev.espalier.workflow.SearchWorkflow;
import dev.espalier.workflow.SearchWorkflow.Standing;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Talks to the workflows that carry experiments. */
@Singleton
public final class Searches {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Instance<WorkflowClient> client;
    private final ArtifactStore artifacts;

    Searches(Instance<WorkflowClient> client, ArtifactStore artifacts) {
        this.client = client;
        this.artifacts = artifacts;
    }

    /**
     * Starts a search, or finds it running: the id is the experiment's.
     *
     * @throws Unavailable when Temporal does not answer
     */
    public void start(Experiment experiment, boolean paused) {
        var workflow = client.get()
                .newWorkflowStub(
                        SearchWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(experiment.id())
                                .setTaskQueue(Queues.SEARCH)
                                .setWorkflowIdReusePolicy(
                                        WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                                .build());
        try {
            WorkflowClient.start(workflow::search, new SearchWorkflow.Input(experiment, null, paused));
        } catch (WorkflowExecutionAlreadyStarted _) {
            // It is running already, which is what was asked for.
        } catch (WorkflowServiceException e) {
            throw new Unavailable(
                    "Temporal did not start the search of the experiment (%s): %s.\nMaybe try again in a minute."
                            .formatted(experiment.id(), rootMessage(e)));
        }
    }

    /** Waits until the last run of an ended search has closed, which is a moment after it was told to have ended. */
    void awaitEnd(String id) {
        try {
            client.get()
                    .newUntypedWorkflowStub(id)
                    .getResult(PATIENCE.toSeconds(), TimeUnit.SECONDS, SearchWorkflow.Result.class);
        } catch (WorkflowNotFoundException | WorkflowFailedException _) {
            // It has ended, and long ago or badly.
        } catch (TimeoutException _) {
            throw new Conflict("The last run of the experiment (%s) has not closed yet.\nMaybe try again in a minute."
                    .formatted(id));
        }
    }

    /** @param request the id of the update: Temporal carries out no other one of that id */
    void update(String id, String request, Function<SearchWorkflow, Standing> change) {
        var workflow = client.get().newWorkflowStub(SearchWorkflow.class, id);
        var options = UpdateOptions.newBuilder(Standing.class)
                .setUpdateId(request)
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .build();
        try {
            WorkflowClient.startUpdate(() -> change.apply(workflow), options).getResult();
        } catch (WorkflowNotFoundException _) {
            throw new Conflict("The experiment (%s) has just ended.".formatted(id));
        } catch (WorkflowUpdateException e) {
            throw new Conflict(rootMessage(e));
        } catch (WorkflowServiceException e) {
            throw new Conflict(
                    "Temporal did not take the change of the experiment (%s): %s".formatted(id, rootMessage(e)));
        }
    }

    private static String rootMessage(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof io.temporal.failure.ApplicationFailure application
                ? application.getOriginalMessage()
                : String.valueOf(root.getMessage());
    }

    /** The experiment as the round after a checkpoint obeyed it; as it stands where that round has not begun. */
    Experiment obeyedAfter(ExperimentView parent, int sequence) {
        var once = new Once(artifacts);
        return once.find(Keys.at(parent.id(), sequence, "pool"), Pool.class)
                .map(pool -> once.read(pool.experiment(), Experiment.class))
                .orElse(parent.experiment());
    }

    void requireCheckpoint(ExperimentView parent, int sequence) {
        boolean own =
                artifacts.find(Keys.at(parent.id(), sequence, "checkpoint")).isPresent();
        var fork = parent.experiment().fork();
        if (sequence < 0 || sequence > parent.sequence() || (!own && fork == null)) {
            throw new InvalidInput("The experiment (%s) has no checkpoint at sequence %d; it has them up to %d."
                    .formatted(parent.id(), sequence, parent.sequence()));
        }
    }

    void forget(String id) {
        artifacts.delete(Keys.experiment(id));
        artifacts.delete(Keys.exports(id));
    }
}
