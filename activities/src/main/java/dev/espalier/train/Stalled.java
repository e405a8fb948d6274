package dev.espalier.train;

import java.time.Duration;

/** A training that makes no step any more: its images cannot be read, or the library waits for ever. */
public final class Stalled extends RuntimeException {

    public Stalled(Duration silent) {
        super(
                "The training made no step for %d minutes and was given up.\nMaybe the disk of its images does not answer."
                        .formatted(silent.toMinutes()));
    }
}
