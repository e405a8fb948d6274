package dev.espalier.data;

import dev.espalier.artifact.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Noise with a brighter quarter that tells its class: learned within seconds, and never quite. */
public final class TinyImages implements DataSet, DataSets {

    private static final int SIZE = 8;

    private final int train;

    public TinyImages(int train) {
        this.train = train;
    }

    @Override
    public Optional<DataSet> find(String id) {
        return id.equals(id()) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public List<String> ids() {
        return List.of(id());
    }

    @Override
    public String id() {
        return "tiny";
    }

    @Override
    public List<String> classes() {
        return List.of("top-left", "top-right", "bottom-left", "bottom-right");
    }

    @Override
    public int channels() {
        return 3;
    }

    @Override
    public int resolution() {
        return SIZE;
    }

    @Override
    public String sha256() {
        return Sha256.hex(("tiny " + train).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int count(Split split) {
        return switch (split) {
            case TRAIN -> train;
            case VALIDATION -> 40;
            case TEST -> 0;
        };
    }

    @Override
    public int label(Split split, int index) {
        return index % classes().size();
    }

    @Override
    public Image image(Split split, int index) {
        var random = new SplittableRandom(31L * index + split.name().hashCode());
        int label = label(split, index);
        var pixels = new byte[SIZE * SIZE * 3];
        for (int i = 0; i < pixels.length; i++) {
            int row = i / (SIZE * 3);
            int column = i / 3 % SIZE;
            boolean bright = row / (SIZE / 2) == label / 2 && column / (SIZE / 2) == label % 2;
            pixels[i] = (byte) (random.nextInt(160) + (bright ? 60 : 0));
        }
        return new Image(SIZE, SIZE, 3, pixels);
    }

    @Override
    public List<Double> mean() {
        return List.of(0.4, 0.4, 0.4);
    }

    @Override
    public List<Double> deviation() {
        return List.of(0.2, 0.2, 0.2);
    }
}
