package dev.espalier.search;

/**
 * An evaluated candidate.
 *
 * @param id its round and its place in it, both from 0: {@code 12-3}
 * @param gpuSeconds what the evaluation cost when it was computed, 0 when this experiment has paid for it before
 * @param repeated whether this experiment has evaluated it before
 */
public record Trial(String id, int round, Candidate candidate, Outcome outcome, long gpuSeconds, boolean repeated) {

    /** The id of the trial at a place of a round. */
    public static String id(int round, int index) {
        return round + "-" + index;
    }
}
