package dev.espalier.hardware;

import dev.espalier.space.Architecture;

/**
 * A measurement beside what is predicted of it from the others, as if it had never been made.
 *
 * @param measuredMs milliseconds of one batch
 */
public record HeldOut(Architecture architecture, double measuredMs, Latency predicted) {

    /** Whether it lies in the interval that should hold 95 of 100. */
    public boolean covered() {
        return predicted.lowMs() <= measuredMs && measuredMs <= predicted.highMs();
    }

    /** How far the prediction is off, in percent of what was measured. */
    public double errorPct() {
        return 100 * Math.abs(predicted.meanMs() / measuredMs - 1);
    }
}
