package dev.espalier.sgnas;

/** How badly architectures do what they are for, told to a generator while it learns. */
@FunctionalInterface
public interface TaskLoss {

    /** Nothing but cost is learned. */
    TaskLoss NONE = (_, mixtures) -> new Told(0, new float[mixtures.length][mixtures[0].length]);

    /**
     * Judges mixtures of architectures on a mini-batch. The same call has the same answer, whatever was asked before.
     *
     * @param step which mini-batch, from 0
     * @param mixtures the probabilities of all options of a {@link Grid}, row by row, for each constraint of this step
     */
    Told of(int step, float[][] mixtures);

    /**
     * What is told of mixtures.
     *
     * @param mean the mean loss
     * @param slopes how it grows with each probability of each mixture
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Told(double mean, float[][] slopes) {}
}
