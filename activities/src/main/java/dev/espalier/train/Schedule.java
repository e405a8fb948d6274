package dev.espalier.train;

/**
 * The learning rate over time: rises in a line while it warms up, then follows its shape.
 *
 * @param peak the highest rate
 * @param warmUp epochs of rising, 0 for none
 * @param epochs in all
 */
public record Schedule(Shape shape, double peak, double warmUp, int epochs) {

    /** Of its falls, the step schedule has this much left, and does one every third of the epochs. */
    private static final double STEP = 0.1;

    private static final int STEPS = 3;

    /** How the rate falls. */
    public enum Shape {
        /** Half a wave of the cosine, down to 0 (Loshchilov &amp; Hutter, ICLR 2017). */
        COSINE,
        /** A tenth of what it was, after each third of the time. */
        STEP,
        /** In a line, down to 0. */
        LINEAR,
        /** Not at all. */
        CONSTANT
    }

    /** The rate at a time, in epochs from the start. */
    public double at(double epoch) {
        if (epoch < warmUp) {
            return peak * epoch / warmUp;
        }
        double done = Math.min(1, (epoch - warmUp) / Math.max(1e-9, epochs - warmUp));
        return peak
                * switch (shape) {
                    case COSINE -> (1 + Math.cos(Math.PI * done)) / 2;
                    case STEP -> Math.pow(STEP, Math.floor(Math.min(done, 1 - 1e-9) * STEPS));
                    case LINEAR -> 1 - done;
                    case CONSTANT -> 1;
                };
    }
}
