package dev.espalier.search;

/**
 * How thoroughly a candidate is evaluated.
 *
 * @param epochs of training, 0 for what the evaluator takes as full
 * @param resolution of images in pixels, 0 for what the evaluator takes as full
 */
public record Fidelity(int epochs, int resolution) {

    /** As thorough as the evaluator's settings say. */
    public static final Fidelity FULL = new Fidelity(0, 0);

    public Fidelity {
        if (epochs < 0 || resolution < 0) {
            throw new IllegalArgumentException(
                    "The epochs (%d) and the resolution (%d) must not be negative.".formatted(epochs, resolution));
        }
    }
}
