package dev.espalier.catalogue;

import dev.espalier.search.Checkpoint;
import org.jspecify.annotations.Nullable;

/** Re-executes every decision of an experiment from its seed and its recorded outcomes. */
public interface Verifier {

    /**
     * Compares each recorded decision and state with the re-executed one, bit for bit.
     *
     * @param last the checkpoint up to which the ledger knows the experiment
     */
    Verdict verify(String experiment, Checkpoint last, Progress progress);

    /** Told after every step that was checked. */
    interface Progress {
        void checked(int steps, int of);
    }

    /**
     * What came of it.
     *
     * @param decisions steps that were re-executed and compared
     * @param firstDifference where it first differs, in one sentence, or null when nothing does
     * @param stateHash SHA-256 of the state at the end
     */
    record Verdict(int decisions, @Nullable String firstDifference, String stateHash) {

        public boolean ok() {
            return firstDifference == null;
        }
    }
}
