package dev.espalier.train;

import dev.espalier.space.weights.Weights;

/**
 * What came of a training.
 *
 * @param accuracyPct on the validation split, in percent
 * @param loss on the validation split, the mean cross entropy
 * @param trainLoss the mean over the steps of the last epoch
 * @param epochs it was trained, fewer than asked for where it was given up as hopeless
 * @param seconds of work, also that of attempts that were cut off, as far as they were kept
 */
public record Trained(Weights weights, double accuracyPct, double loss, double trainLoss, int epochs, double seconds) {}
