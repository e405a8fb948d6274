package dev.espalier.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Images made when they are asked for: every pixel of an image tells its place. It counts what was asked.
 *
 * @param damaged places of training images that cannot be decoded
 */
record FakeSet(int train, int validation, int side, int channels, Set<Integer> damaged, Map<Integer, Integer> asked)
        implements DataSet {

    FakeSet(int train, int validation, int side, int channels, Integer... damaged) {
        this(train, validation, side, channels, Set.of(damaged), new ConcurrentHashMap<>());
    }

    int timesAsked() {
        return asked.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The place that the image's pixels tell. */
    static int place(float[] pixels, int at) {
        return Math.round(pixels[at]) * 256 + Math.round(pixels[at + 1]);
    }

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public List<String> classes() {
        return List.of("even", "odd");
    }

    @Override
    public int resolution() {
        return side;
    }

    @Override
    public String sha256() {
        return "0".repeat(64);
    }

    @Override
    public int count(Split split) {
        return switch (split) {
            case TRAIN -> train;
            case VALIDATION -> validation;
            case TEST -> 0;
        };
    }

    @Override
    public int label(Split split, int index) {
        return index % 2;
    }

    /** Bytes that alternate between the place's high and low one. */
    @Override
    public Image image(Split split, int index) {
        asked.merge(index, 1, Integer::sum);
        if (split == Split.TRAIN && damaged.contains(index)) {
            throw new UnreadableImage("The image (%d) cannot be decoded.".formatted(index));
        }
        var pixels = new byte[side * side * channels];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 2 == 0 ? index / 256 : index);
        }
        return new Image(side, side, channels, pixels);
    }

    /** So that what is normalised is the byte itself. */
    @Override
    public List<Double> mean() {
        return Collections.nCopies(channels, 0.0);
    }

    @Override
    public List<Double> deviation() {
        return Collections.nCopies(channels, 1 / 255.0);
    }

    static String text(MiniBatch batch) {
        return Arrays.stream(batch.labels()).mapToObj(String::valueOf).collect(Collectors.joining(","))
                + Arrays.hashCode(batch.pixels());
    }
}
