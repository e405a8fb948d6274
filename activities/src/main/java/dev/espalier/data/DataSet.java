package dev.espalier.data;

import java.util.List;

/**
 * Labelled images that can be read in any order, by several threads at once. What belongs to which split, and the order in
 * it, never changes.
 */
public interface DataSet {

    /** The name it is registered under. */
    String id();

    /** The names of the classes; a label is a place in this list. */
    List<String> classes();

    /** 1 for grey images, 3 for coloured ones. */
    int channels();

    /** Height and width at which it is trained on unless a search says otherwise. */
    int resolution();

    /** SHA-256 of all that the images and labels follow from: what is trained on other content is another result. */
    String sha256();

    /** How many images a split has, 0 where the data set has no such split. */
    int count(Split split);

    int label(Split split, int index);

    /**
     * One image.
     *
     * @throws UnreadableImage when it is damaged, with its name
     */
    Image image(Split split, int index);

    /** The mean of each channel, 0 to 1, over images of the training split. */
    List<Double> mean();

    /** The standard deviation of each channel, in the same unit. */
    List<Double> deviation();
}
