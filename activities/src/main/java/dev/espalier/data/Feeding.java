package dev.espalier.data;

/**
 * How images reach a training. What an image looks like follows from seed, epoch and its place in the data set alone, so
 * that a training taken up in the middle of an epoch sees what it would have seen.
 *
 * @param seed of the order and of the augmentation
 * @param batch images in a mini-batch; of the training split a rest that fills none is left out
 * @param resolution height and width of what comes out, in pixels
 * @param augmentation of the training split
 */
public record Feeding(long seed, int batch, int resolution, Augmentation augmentation) {}
