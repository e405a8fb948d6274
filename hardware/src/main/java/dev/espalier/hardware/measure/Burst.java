package dev.espalier.hardware.measure;

import java.util.Arrays;

/**
 * Inferences back to back, which count or do not count as one.
 *
 * @param millis how long each took; not copied, so never to be changed afterwards
 */
public record Burst(double[] millis, Evidence evidence) {

    public Burst {
        if (millis.length == 0) {
            throw new IllegalArgumentException("The `millis` must be of at least one inference.");
        }
    }

    /** What one inference took in it: the mean of the middle half, which single hiccups do not move. */
    double figure() {
        return Numbers.trimmedMean(millis, 0.25);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Burst(var its, var itsEvidence)
                && Arrays.equals(millis, its)
                && evidence.equals(itsEvidence);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(millis) + evidence.hashCode();
    }

    @Override
    public String toString() {
        return "Burst[%d, %s]".formatted(millis.length, evidence);
    }
}
