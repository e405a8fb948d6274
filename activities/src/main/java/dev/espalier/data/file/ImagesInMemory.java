package dev.espalier.data.file;

import dev.espalier.artifact.Sha256;
import dev.espalier.data.Image;
import dev.espalier.data.Split;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small images of one size, all in memory. */
final class ImagesInMemory implements Images {

    private final Frame frame;
    private final Map<Split, List<Sample>> samples;

    private ImagesInMemory(Frame frame, Map<Split, List<Sample>> samples) {
        this.frame = frame;
        this.samples = samples;
    }

    /** What all images have in common. */
    record Frame(int height, int width, int channels) {

        int bytes() {
            return Math.multiplyExact(Math.multiplyExact(height, width), channels);
        }

        @Override
        public String toString() {
            return "%d × %d × %d".formatted(height, width, channels);
        }
    }

    /** @param share of the training images that become the validation split, null where there is one */
    static ImagesInMemory of(Frame frame, Map<Split, List<Sample>> found, @Nullable Share share) {
        var samples = new EnumMap<Split, List<Sample>>(Split.class);
        samples.putAll(found);
        if (share != null) {
            var trained = new ArrayList<Sample>();
            var setAside = new ArrayList<Sample>();
            for (var sample : found.getOrDefault(Split.TRAIN, List.of())) {
                (share.takes(Sha256.digest(sample.pixels())) ? setAside : trained).add(sample);
            }
            samples.put(Split.TRAIN, List.copyOf(trained));
            samples.put(Split.VALIDATION, List.copyOf(setAside));
        }
        return new ImagesInMemory(frame, samples);
    }

    /** Of every byte and label, in order. */
    String sha256() {
        var digest = Sha256.start();
        for (var split : Split.values()) {
            digest.update("%s %d of %s\n".formatted(split, count(split), frame).getBytes(StandardCharsets.UTF_8));
            for (var sample : of(split)) {
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, sample.label()));
                digest.update(sample.pixels());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private List<Sample> of(Split split) {
        return samples.getOrDefault(split, List.of());
    }

    @Override
    public int count(Split split) {
        return of(split).size();
    }

    @Override
    public int label(Split split, int index) {
        return of(split).get(index).label();
    }

    @Override
    public Image image(Split split, int index) {
        return new Image(
                frame.height(),
                frame.width(),
                frame.channels(),
                of(split).get(index).pixels());
    }
}
