package dev.espalier.data;

import java.util.List;

/**
 * A data set of whose training images every second is left, so that two things can learn from different ones. The classes
 * stay as they were mixed, wherever images lie class by class.
 *
 * @param odd whether the second one is left, the fourth, and so on, instead of the first
 */
public record TrainingHalf(DataSet set, boolean odd) implements DataSet {

    private int place(Split split, int index) {
        return split == Split.TRAIN ? 2 * index + (odd ? 1 : 0) : index;
    }

    @Override
    public int count(Split split) {
        return split == Split.TRAIN ? set.count(split) / 2 : set.count(split);
    }

    @Override
    public int label(Split split, int index) {
        return set.label(split, place(split, index));
    }

    @Override
    public Image image(Split split, int index) {
        return set.image(split, place(split, index));
    }

    @Override
    public String id() {
        return set.id();
    }

    @Override
    public List<String> classes() {
        return set.classes();
    }

    @Override
    public int channels() {
        return set.channels();
    }

    @Override
    public int resolution() {
        return set.resolution();
    }

    @Override
    public String sha256() {
        return set.sha256();
    }

    @Override
    public List<Double> mean() {
        return set.mean();
    }

    @Override
    public List<Double> deviation() {
        return set.deviation();
    }
}
