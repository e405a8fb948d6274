package dev.espalier.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An evaluated candidate.
 *
 * @param id its round and its place in it, both from 0: {@code 12-3}
 * @param gpuSeconds what the evaluation cost when it was computed, 0 when this experiment has paid for it before
 * @param repeated whether this experiment has evaluated it before
 * @param traces what its evaluation left for people to look at, or null
 */
public record Trial(
        String id,
        int round,
        Candidate candidate,
        Outcome outcome,
        long gpuSeconds,
        boolean repeated,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Traces traces) {

    /** One that left nothing but its outcome. */
    public Trial(String id, int round, Candidate candidate, Outcome outcome, long gpuSeconds, boolean repeated) {
        this(id, round, candidate, outcome, gpuSeconds, repeated, null);
    }

    /** The id of the trial at a place of a round. */
    public static String id(int round, int index) {
        return round + "-" + index;
    }
}
