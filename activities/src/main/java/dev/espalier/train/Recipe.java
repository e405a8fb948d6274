package dev.espalier.train;

import dev.espalier.data.Augmentation;

/**
 * How a network is trained. Everything that its weights depend on, beside the network and the data set, is here.
 *
 * @param epochs passes over the training split, at least 1
 * @param batch images in a step
 * @param resolution height and width of the images, pixels
 * @param rule how a gradient becomes a step
 * @param schedule the learning rate over time
 * @param classifierRate what the learning rate of fully connected layers is multiplied by, above 0
 * @param weightDecay of convolutions and fully connected layers; normalisation and biases are not decayed
 * @param labelSmoothing how much of a label is spread over all classes, 0 to below 1
 * @param clip the largest norm of all gradients together, 0 for any
 * @param dropPath the share of paths that is left out at the end; it grows from 0, 0 for none
 * @param dropout the share of features that is left out before the classifier, 0 for none
 * @param ema how much of a mean of the weights stays at each step, 0 for no mean
 * @param auxiliary how much the loss of auxiliary nodes counts, 0 for not at all; 0 too where the network has none
 * @param seed of first weights, order, augmentation, and paths left out
 */
public record Recipe(
        int epochs,
        int batch,
        int resolution,
        Rule rule,
        Schedule schedule,
        double classifierRate,
        double weightDecay,
        double labelSmoothing,
        double clip,
        double dropPath,
        double dropout,
        double ema,
        double auxiliary,
        Augmentation augmentation,
        long seed) {

    /** All layers learn at one rate. */
    public Recipe(
            int epochs,
            int batch,
            int resolution,
            Rule rule,
            Schedule schedule,
            double weightDecay,
            double labelSmoothing,
            double clip,
            double dropPath,
            double dropout,
            double ema,
            double auxiliary,
            Augmentation augmentation,
            long seed) {
        this(
                epochs,
                batch,
                resolution,
                rule,
                schedule,
                1,
                weightDecay,
                labelSmoothing,
                clip,
                dropPath,
                dropout,
                ema,
                auxiliary,
                augmentation,
                seed);
    }

    /** As it is for a network that is done. */
    Recipe withoutAuxiliary() {
        return new Recipe(
                epochs,
                batch,
                resolution,
                rule,
                schedule,
                classifierRate,
                weightDecay,
                labelSmoothing,
                clip,
                dropPath,
                dropout,
                ema,
                0,
                augmentation,
                seed);
    }
}
