package dev.espalier.workflow;

import dev.espalier.search.Checkpoint;
import dev.espalier.search.Ending;
import dev.espalier.search.Experiment;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * One search, from its first round to its budget's end; its workflow id is the experiment's id. A change of course is an
 * update: its id is the request's, so that a repeated request is the same change.
 */
@WorkflowInterface
public interface SearchWorkflow {

    @WorkflowMethod(name = "Search")
    Result search(Input input);

    /** Starts nothing more; what is being evaluated finishes. */
    @UpdateMethod
    Standing pause();

    @UpdateMethod
    Standing resume();

    /** Ends the search: after the round under way or, when it shall be at once, without it. */
    @UpdateMethod
    Standing stop(Stop stop);

    /** Makes the next revision of the experiment hold from the next round on; one that cannot be run is refused. */
    @UpdateMethod
    Standing set(Experiment revision);

    @UpdateValidatorMethod(updateName = "set")
    void checkSet(Experiment revision);

    @QueryMethod
    Standing standing();

    /**
     * @param checkpoint null on the first run; then what the run before this one ended with
     * @param paused whether it waits for a resume before anything else
     */
    record Input(Experiment experiment, @Nullable Checkpoint checkpoint, boolean paused) {}

    /** @param checkpoint null when the search could not start */
    record Result(@Nullable Checkpoint checkpoint, Ending ending) {}

    record Stop(boolean now) {}

    /** Where a search stands: the revision it obeys or will obey next, and its last checkpoint. */
    record Standing(
            int revision,
            boolean paused,
            boolean stopping,
            @Nullable Checkpoint checkpoint) {}
}
