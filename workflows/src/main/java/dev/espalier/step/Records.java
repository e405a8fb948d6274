package dev.espalier.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.artifact.ArtifactRef;
import dev.espalier.search.Candidate;
import dev.espalier.search.Judgement;
import dev.espalier.search.Outcome;
import dev.espalier.search.Traces;
import dev.espalier.search.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What steps keep in the artifact store and pass by reference, as JSON. */
public final class Records {

    private Records() {}

    /**
     * The affordable candidates of a proposal, in order.
     *
     * @param experiment the revision it was made for, which the whole round obeys
     * @param asked how many were proposed
     */
    public record Pool(ArtifactRef experiment, int asked, List<Candidate> candidates) {
        public Pool {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * What a round evaluates, in order.
     *
     * @param filtered what the screen dropped, the most promising first
     */
    public record Candidates(
            List<Candidate> candidates,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Candidate> filtered) {
        public Candidates {
            candidates = List.copyOf(candidates);
            filtered = filtered == null ? List.of() : List.copyOf(filtered);
        }

        /** Where nothing was dropped. */
        public Candidates(List<Candidate> candidates) {
            this(candidates, List.of());
        }
    }

    /**
     * How one candidate's evaluation ended.
     *
     * @param gpuSeconds what it cost when it was computed
     * @param traces what it left for people to look at, or null
     */
    public record Evaluation(
            Outcome outcome,
            long gpuSeconds,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Traces traces) {

        /** One that left nothing but its outcome. */
        public Evaluation(Outcome outcome, long gpuSeconds) {
            this(outcome, gpuSeconds, null);
        }

        /** The same with another outcome. */
        public Evaluation with(Outcome changed) {
            return new Evaluation(changed, gpuSeconds, traces);
        }

        /** The same with a learning curve. */
        public Evaluation with(ArtifactRef curve) {
            return new Evaluation(outcome, gpuSeconds, new Traces(curve, traces == null ? null : traces.log()));
        }
    }

    /** A group's evaluations, in the order of its candidates. */
    public record Evaluations(List<Evaluation> evaluations, List<Rerun> reruns) {
        public Evaluations {
            evaluations = List.copyOf(evaluations);
            reruns = List.copyOf(reruns);
        }

        public Evaluations(List<Evaluation> evaluations) {
            this(evaluations, List.of());
        }
    }

    /**
     * An attempt that was cut off, after which there had to be another.
     *
     * @param startedAt epoch milliseconds
     * @param lostSeconds of work that were not saved, and were done again
     * @param goesOn whether the next one goes on from what was saved; earlier versions did not say
     */
    public record Rerun(
            int attempt,
            String worker,
            long startedAt,
            long lostSeconds,

            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean goesOn) {}

    /**
     * A round's trials, in the order of its batch.
     *
     * @param evaluations the groups' evaluations that they were made of
     * @param judgement how the screen did, or null where nothing screens
     */
    public record Trials(
            List<Trial> trials,
            List<ArtifactRef> evaluations,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Judgement judgement) {
        public Trials {
            trials = List.copyOf(trials);
            evaluations = List.copyOf(evaluations);
        }

        /** Trials that no screen had expected anything of. */
        public Trials(List<Trial> trials, List<ArtifactRef> evaluations) {
            this(trials, evaluations, null);
        }
    }
}
