package dev.espalier.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Ending;
import dev.espalier.search.Experiment;
import dev.espalier.search.Progress;
import dev.espalier.step.MethodSteps.At;
import dev.espalier.step.MethodSteps.Batch;
import dev.espalier.step.MethodSteps.Evaluated;
import dev.espalier.step.MethodSteps.Proposal;
import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/** The steps that write what people look at. All are upserts by key: a repeated one is harmless. */
@ActivityInterface
public interface Ledger {

    /** A search begins, goes on after a restart, or obeys a new revision from here on. */
    void open(Opened opened);

    /** A group has been evaluated. */
    void record(Recorded recorded);

    /** A round has been closed, or a chunk of warm-up is done. */
    void close(Closed closed);

    /** A search has ended. */
    void finish(Finished finished);

    /** A device that trials wait for is busy, or no longer. */
    void await(Awaited awaited);

    record Opened(Experiment experiment, Checkpoint checkpoint) {}

    record Recorded(At at, Batch batch, Evaluated evaluated) {}

    /**
     * @param proposal null after a warm-up
     * @param thinkingMicros wall time of the method itself on the way to the checkpoint
     * @param progress of a warm-up whose method tells it; earlier versions wrote none
     */
    record Closed(
            At at,
            @Nullable Proposal proposal,
            Checkpoint next,
            long thinkingMicros,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Progress progress) {

        /** A round, or a warm-up that tells nothing. */
        public Closed(At at, @Nullable Proposal proposal, Checkpoint next, long thinkingMicros) {
            this(at, proposal, next, thinkingMicros, null);
        }
    }

    /**
     * @param checkpoint null when it could not even start
     * @param reason for people, when it failed
     */
    record Finished(
            String experiment,
            Ending ending,
            @Nullable Checkpoint checkpoint,
            @Nullable String reason) {}

    /**
     * @param since when it was first found busy, in epoch milliseconds
     * @param reason why it is busy, for people; null once it has measured again
     */
    record Awaited(
            String experiment,
            String device,
            long since,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String reason) {}
}
