package dev.espalier.step;

import dev.espalier.search.Candidate;
import dev.espalier.search.Outcome;
import dev.espalier.search.Trial;
import java.util.List;

/** What steps keep in the artifact store and pass by reference, as JSON. */
public final class Records {

    private Records() {}

    /** A pool or a batch, in order. */
    public record Candidates(List<Candidate> candidates) {
        public Candidates {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * How one candidate's evaluation ended.
     *
     * @param gpuSeconds what it cost when it was computed
     */
    public record Evaluation(Outcome outcome, long gpuSeconds) {}

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
     * An attempt that was cut off and had to be done again.
     *
     * @param startedAt epoch milliseconds
     * @param lostSeconds of work that were not saved
     */
    public record Rerun(int attempt, String worker, long startedAt, long lostSeconds) {}

    /** A round's trials, in the order of its batch. */
    public record Trials(List<Trial> trials) {
        public Trials {
            trials = List.copyOf(trials);
        }
    }
}
