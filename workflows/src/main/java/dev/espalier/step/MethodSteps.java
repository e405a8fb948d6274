package dev.espalier.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.artifact.ArtifactRef;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Experiment;
import dev.espalier.search.Progress;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps in which a method thinks. Each computes its result once and keeps it in the artifact store, so that a
 * repeated step answers what the first one did. Candidates and trials travel by reference: a round's messages are a few
 * hundred bytes, whatever the batch.
 */
@ActivityInterface
public interface MethodSteps {

    /** Checks an experiment and returns its newest revision and checkpoint, which a fork takes from its parent. */
    Started start(Experiment experiment);

    /** Makes a changed experiment the one that later steps obey. */
    void revise(Experiment revision);

    /** Works on what a method needs before its first round, one chunk per call. */
    Learned warmUp(At at);

    /** Asks the method for a pool and prices it. */
    Proposal propose(At at);

    /** Keeps the most promising of what can be afforded, in groups that are evaluated together. */
    Batch screen(Screen screen);

    /** Makes one group's evaluations of those that several devices have measured, each on its own. */
    Evaluated join(Join join);

    /** Tells the method how the round went. */
    Learned update(Update update);

    /** An experiment as it stands, at a checkpoint. */
    record At(String experiment, int revision, Checkpoint checkpoint) {}

    /**
     * Where a search begins or goes on.
     *
     * @param last the round or warm-up that led to the checkpoint, which a crash may have kept from the ledger; null at
     *     the first start
     */
    record Started(Experiment experiment, Checkpoint checkpoint, Ledger.@Nullable Closed last) {}

    /**
     * A pool that was asked for.
     *
     * @param pool the affordable candidates
     * @param revision of the experiment that the whole round obeys
     * @param asked how many were proposed
     * @param affordable how many of them break no constraint that is known beforehand
     * @param thinkingMicros wall time of the method itself, told beside what is kept and compared; 0 where an earlier
     *     attempt had done it
     */
    record Proposal(ArtifactRef pool, int revision, int asked, int affordable, long thinkingMicros) {}

    record Screen(At at, Proposal proposal) {}

    /**
     * What a round evaluates.
     *
     * @param queue the task queue that evaluates it
     * @param thinkingMicros wall time of the method itself
     */
    record Batch(ArtifactRef candidates, List<Group> groups, String queue, long thinkingMicros) {
        public Batch {
            groups = List.copyOf(groups);
        }

        /** The same with one group only: all that a message about this group has to carry. */
        public Batch only(Group group) {
            return new Batch(candidates, List.of(group), queue, 0);
        }
    }

    /** Candidates of a batch that are evaluated as one: from {@code first}, {@code size} of them. */
    record Group(int first, int size) {}

    /**
     * The checkpoint that a method's learning led to, field by field, so that what earlier versions answered can be read,
     * and how long the method took for it.
     *
     * @param thinkingMicros wall time of the method itself
     * @param progress of a warm-up whose method tells it
     */
    record Learned(
            int sequence,
            int round,
            int trials,
            long gpuSeconds,
            boolean ready,
            ArtifactRef state,
            @Nullable ArtifactRef outcomes,
            long thinkingMicros,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Progress progress) {

        /** What a step answers about the checkpoint that it made. */
        public static Learned of(Checkpoint made, long thinkingMicros, @Nullable Progress progress) {
            return new Learned(
                    made.sequence(),
                    made.round(),
                    made.trials(),
                    made.gpuSeconds(),
                    made.ready(),
                    made.state(),
                    made.outcomes(),
                    thinkingMicros,
                    progress);
        }

        /** What is kept and compared of it. */
        public Checkpoint checkpoint() {
            return new Checkpoint(sequence, round, trials, gpuSeconds, ready, state, outcomes);
        }
    }

    /** @param measured the same group, by each device */
    record Join(At at, List<Evaluated> measured) {
        public Join {
            measured = List.copyOf(measured);
        }
    }

    record Update(At at, Proposal proposal, Batch batch, List<Evaluated> groups) {
        public Update {
            groups = List.copyOf(groups);
        }
    }

    /**
     * How a group's evaluation ended.
     *
     * @param evaluations a list of evaluations, or null when the step itself failed
     * @param error why it failed, in one sentence
     */
    record Evaluated(
            Group group,
            @Nullable ArtifactRef evaluations,
            @Nullable String error) {}
}
