package dev.espalier.train;

/**
 * The learning rate over time: rises in a line while it warms up, then follows its shape.
 *
 * @param first the rate that it rises from
 * @param peak the highest rate
 * @param warmUp epochs of rising, 0 for none
 * @param epochs in all
 * @param decay how an exponential shape falls
 */
public record Schedule(Shape shape, double first, double peak, double warmUp, int epochs, Decay decay) {

    /** Of its falls, the step schedule has this much left, and does one every third of the epochs. */
    private static final double STEP = 0.1;

    private static final int STEPS = 3;

    /** One that rises from 0, of a shape that is not exponential. */
    public Schedule(Shape shape, double peak, double warmUp, int epochs) {
        this(shape, 0, peak, warmUp, epochs, Decay.NONE);
    }

    /** How the rate falls. */
    public enum Shape {
        /** Half a wave of the cosine, down to 0 (Loshchilov &amp; Hutter, ICLR 2017). */
        COSINE,
        /** A tenth of what it was, after each third of the time. */
        STEP,
        /** In a line, down to 0. */
        LINEAR,
        /** A share of what it was, again and again after some epochs, counted from the start. */
        EXPONENTIAL,
        /** Not at all. */
        CONSTANT
    }

    /**
     * Falls of one share.
     *
     * @param factor what is left of the rate, above 0 and at most 1
     * @param epochs from one to the next, above 0
     */
    public record Decay(double factor, double epochs) {

        /** Nothing falls. */
        static final Decay NONE = new Decay(1, 1);

        double at(double epoch) {
            return Math.pow(factor, Math.floor(epoch / epochs));
        }
    }

    /** The rate at a time, in epochs from the start. */
    public double at(double epoch) {
        if (epoch < warmUp) {
            return first + (peak - first) * epoch / warmUp;
        }
        double done = Math.min(1, (epoch - warmUp) / Math.max(1e-9, epochs - warmUp));
        return peak
                * switch (shape) {
                    case COSINE -> (1 + Math.cos(Math.PI * done)) / 2;
                    case STEP -> Math.pow(STEP, Math.floor(Math.min(done, 1 - 1e-9) * STEPS));
                    case LINEAR -> 1 - done;
                    case EXPONENTIAL -> decay.at(epoch);
                    case CONSTANT -> 1;
                };
    }
}
