package dev.espalier.data.shape;

import dev.espalier.artifact.Sha256;
import dev.espalier.data.Chance;
import dev.espalier.data.DataSet;
import dev.espalier.data.Image;
import dev.espalier.data.Split;
import dev.espalier.data.Statistics;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Coloured shapes of ten outlines, drawn from a seed: what there is to train on where nobody has brought images. Images
 * are kept once they were drawn, 3 KB each.
 */
public final class Shapes implements DataSet {

    /** What every installation knows it as. */
    public static final String ID = "shapes";

    private static final int SIDE = 32;
    private static final int CHANNELS = 3;

    /** Images of each split that stand for all where all need not be drawn. */
    private static final int SAMPLE = 500;

    private final Map<Split, AtomicReferenceArray<Image>> drawn = new EnumMap<>(Split.class);
    private final Statistics statistics;
    private final String sha256;

    public Shapes() {
        drawn.put(Split.TRAIN, new AtomicReferenceArray<>(10_000));
        drawn.put(Split.VALIDATION, new AtomicReferenceArray<>(2_000));
        drawn.put(Split.TEST, new AtomicReferenceArray<>(2_000));
        this.statistics = Statistics.of(this, SAMPLE);
        this.sha256 = hash();
    }

    /** Drawing makes the images, so some of what it made stand for all: when it draws otherwise, they differ. */
    private String hash() {
        var digest = Sha256.start();
        for (var split : Split.values()) {
            digest.update((split + "/" + count(split)).getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < SAMPLE; i++) {
                digest.update(image(split, i).pixels());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<String> classes() {
        return Outline.names();
    }

    @Override
    public int channels() {
        return CHANNELS;
    }

    @Override
    public int resolution() {
        return SIDE;
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public int count(Split split) {
        return images(split).length();
    }

    /** Each class has as many images as any other. */
    @Override
    public int label(Split split, int index) {
        Objects.checkIndex(index, count(split));
        return index % Outline.ALL.size();
    }

    @Override
    public Image image(Split split, int index) {
        var images = images(split);
        var known = images.get(index);
        if (known != null) {
            return known;
        }
        var outline = Outline.ALL.get(label(split, index));
        var image =
                new Image(SIDE, SIDE, CHANNELS, Scene.drawn(outline, SIDE, Chance.of(seed(split), index)));
        images.set(index, image);
        return image;
    }

    private static long seed(Split split) {
        return switch (split) {
            case TRAIN -> 1;
            case VALIDATION -> 2;
            case TEST -> 3;
        };
    }

    private AtomicReferenceArray<Image> images(Split split) {
        return Objects.requireNonNull(drawn.get(split));
    }

    @Override
    public List<Double> mean() {
        return statistics.mean();
    }

    @Override
    public List<Double> deviation() {
        return statistics.deviation();
    }
}
