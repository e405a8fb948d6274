package dev.espalier.supernet;

import dev.espalier.data.Augmentation;
import dev.espalier.data.DataSet;
import dev.espalier.data.Feeder;
import dev.espalier.data.Feeding;
import dev.espalier.data.Image;
import dev.espalier.data.MiniBatch;
import dev.espalier.data.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A data set of which only some images are left to validate on, always the same ones: drawn at random and left in the order
 * in which they were drawn, since images may lie class by class, and what is normalised by the mini-batch must see all
 * classes in one.
 *
 * @param drawn their places in the validation split
 */
public record DrawnPart(DataSet set, List<Integer> drawn) implements DataSet {

    /** Images that are answered at once. */
    private static final int AT_ONCE = 250;

    private static final int SEED = 1;

    public DrawnPart {
        drawn = List.copyOf(drawn);
    }

    /** So many images to validate on, or all where there are not as many. */
    public static DrawnPart of(DataSet set, int images) {
        var places = IntStream.range(0, set.count(Split.VALIDATION)).boxed().collect(Collectors.toList());
        Collections.shuffle(places, new SplittableRandom(SEED));
        return new DrawnPart(set, places.stream().limit(images).toList());
    }

    /** The images that are left to validate on. */
    public List<MiniBatch> examined(int resolution) {
        var feeding = new Feeding(SEED, AT_ONCE, resolution, Augmentation.NONE);
        var batches = new ArrayList<MiniBatch>();
        try (var feed = Feeder.open(this, Split.VALIDATION, feeding, 0, 0)) {
            while (feed.hasNext()) {
                batches.add(feed.next());
            }
        }
        return batches;
    }

    private int place(Split split, int index) {
        return split == Split.VALIDATION ? drawn.get(index) : index;
    }

    @Override
    public int count(Split split) {
        return split == Split.VALIDATION ? drawn.size() : set.count(split);
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
