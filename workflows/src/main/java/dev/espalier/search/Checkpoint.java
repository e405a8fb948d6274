package dev.espalier.search;

import dev.espalier.artifact.ArtifactRef;
import org.jspecify.annotations.Nullable;

/**
 * Everything a search is between two steps: what a run continues from, a resume finds, and a fork starts with.
 *
 * @param sequence one more at every change of the state; part of every key and every random seed
 * @param round rounds closed so far
 * @param trials trials so far
 * @param gpuSeconds what their evaluations cost, each counted once
 * @param ready false while the method is still warming up
 * @param state what the method has learned
 * @param outcomes the trials of the round that led here, none at the start and after a warm-up
 */
public record Checkpoint(
        int sequence,
        int round,
        int trials,
        long gpuSeconds,
        boolean ready,
        ArtifactRef state,
        @Nullable ArtifactRef outcomes) {

    /** The same, from which the method warms up before it goes on. */
    public Checkpoint unready() {
        return new Checkpoint(sequence, round, trials, gpuSeconds, false, state, outcomes);
    }
}
