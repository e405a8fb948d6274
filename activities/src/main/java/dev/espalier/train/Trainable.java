package dev.espalier.train;

import ai.djl.ndarray.NDArray;
import dev.espalier.data.MiniBatch;
import dev.espalier.space.weights.Weights;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What learns from mini-batches step by step and can be kept at any of them. One that is made anew and gets back its
 * arrays, its optimizer's memory and its step goes on as the first would have. It belongs to one thread.
 */
public interface Trainable extends AutoCloseable {

    /** Steps taken so far. */
    int step();

    /**
     * Learns from a mini-batch.
     *
     * @return the loss before the step
     * @throws Diverged when it is no number
     */
    double learn(MiniBatch batch);

    /** The answers to a mini-batch, {@code [images, classes]} row by row, as it is used: nothing is learned. */
    float[] answers(MiniBatch batch);

    /** Lets means stand in for what it learned until they are closed; null where it keeps none. */
    @Nullable
    StandIn averaged();

    /** The values that it hands over. */
    Weights save();

    /** All that it learned or remembers beside its optimizer's memory, by the names that it is kept under. */
    SequencedMap<String, NDArray> arrays();

    Optimizer optimizer();

    /** Goes on after so many steps; arrays and its optimizer's memory have been put back. */
    void resume(int taken);

    @Override
    void close();

    /** The time for which means stand in for what is learned. */
    interface StandIn extends AutoCloseable {
        @Override
        void close();
    }
}
