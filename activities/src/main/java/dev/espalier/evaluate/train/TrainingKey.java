package dev.espalier.evaluate.train;

import dev.espalier.artifact.Once;
import dev.espalier.artifact.Sha256;
import dev.espalier.search.Fidelity;

/**
 * Everything that a training's result depends on where {@code stop} is none. With median or halving the weights after so
 * many epochs still follow from this alone, but after how many it ends depends also on what other trainings of the same
 * settings and fingerprint had reached by then. What it came to is kept, so nobody sees it change.
 *
 * @param settings those that decide
 */
record TrainingKey(TrainSettings settings, String fingerprint, String architecture, Fidelity fidelity) {

    /** In hexadecimal. */
    String hash() {
        return Sha256.hex(Once.bytes(this));
    }
}
