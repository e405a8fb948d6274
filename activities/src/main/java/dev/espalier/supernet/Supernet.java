package dev.espalier.supernet;

import dev.espalier.data.MiniBatch;
import dev.espalier.space.Architecture;
import dev.espalier.train.Examination;

/**
 * A trained supernet as it is used: its weights stay as they are. It belongs to one thread, inside {@link
 * dev.espalier.train.Torch#run}, and closes all memory that it takes.
 */
public interface Supernet extends AutoCloseable {

    /**
     * How well an architecture answers a fixed part of the validation split with the weights that it inherits. Sub-blocks
     * of SGNAS count where they stand: skips may lie anywhere, but were trained at the end of a layer.
     *
     * @throws IllegalArgumentException when it is none of the space
     */
    Examination.Result inherited(Architecture architecture);

    /**
     * The loss of a mini-batch where every decision mixes what its options give, and how it changes with each probability.
     * What gives nothing has the gradient 0. Where normalisations go by the mini-batch, images whose probabilities are
     * equal are normalised together.
     *
     * @param probabilities {@code [decisions, options]} for all images or {@code [images, decisions, options]} for each its
     *     own, row by row: as many options for each decision as the one with most has, in the order of the space; those
     *     behind a decision's last option, and those of layers that the frame leaves out, are not read
     * @throws IllegalArgumentException when they are as many as neither shape says
     */
    Mixed mixed(MiniBatch batch, float[] probabilities);

    @Override
    void close();

    /**
     * What came of a mixture.
     *
     * @param loss the mean cross entropy over the images
     * @param gradient of the loss, in the shape of the probabilities; 0 for those that are not read
     */
    record Mixed(double loss, float[] gradient) {}
}
