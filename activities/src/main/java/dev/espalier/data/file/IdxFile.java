package dev.espalier.data.file;

import dev.espalier.data.file.ImagesInMemory.Frame;
import dev.espalier.space.Refusal;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file in the format of MNIST: a magic number, sizes, then bytes.
 *
 * @param frame of each image, null where it holds labels
 * @param items pixels of each image, or the label of each as a single byte
 */
record IdxFile(Path file, @Nullable Frame frame, List<byte[]> items) {

    private static final int LABELS = 0x801;
    private static final int GREY_IMAGES = 0x803;
    private static final int IMAGES = 0x804;
    private static final int LARGEST_SIDE = 4096;

    /** @throws Refusal when it is damaged, or no such file */
    static IdxFile read(Path file) {
        return PackedFile.read(file, in -> {
            var data = new DataInputStream(in);
            return switch (magic(data, file)) {
                case LABELS -> new IdxFile(file, null, items(data, file, data.readInt(), 1));
                case GREY_IMAGES -> images(data, file, data.readInt(), false);
                default -> images(data, file, data.readInt(), true);
            };
        });
    }

    boolean holdsImages() {
        return frame != null;
    }

    private static int magic(DataInputStream data, Path file) throws IOException {
        int magic = data.readInt();
        if (magic != LABELS && magic != GREY_IMAGES && magic != IMAGES) {
            throw refused(
                    "The file (%s) must begin with a magic number of IDX, %d for images or %d for labels, but begins with %d."
                            .formatted(file, GREY_IMAGES, LABELS, magic));
        }
        return magic;
    }

    private static IdxFile images(DataInputStream data, Path file, int count, boolean channelsAreTold)
            throws IOException {
        int height = data.readInt();
        int width = data.readInt();
        int channels = channelsAreTold ? data.readInt() : 1;
        if (outside(height) || outside(width) || (channels != 1 && channels != 3)) {
            throw refused(
                    "The images of the file (%s) must be 1 to %d pixels high and wide with 1 or 3 channels, but are %d × %d × %d."
                            .formatted(file, LARGEST_SIDE, height, width, channels));
        }
        var frame = new Frame(height, width, channels);
        return new IdxFile(file, frame, items(data, file, count, frame.bytes()));
    }

    private static boolean outside(int side) {
        return side < 1 || side > LARGEST_SIDE;
    }

    private static List<byte[]> items(DataInputStream data, Path file, int count, int bytes) throws IOException {
        var items = new ArrayList<byte[]>();
        try {
            for (int i = 0; i < count; i++) {
                var item = new byte[bytes];
                data.readFully(item);
                items.add(item);
            }
        } catch (EOFException e) {
            throw refused("The file (%s) must hold %,d items, as its header says, but is cut off after %,d."
                    .formatted(file, count, items.size()));
        }
        if (data.read() >= 0) {
            throw refused("The file (%s) must hold %,d items, as its header says, but goes on after them."
                    .formatted(file, count));
        }
        return List.copyOf(items);
    }

    private static Refusal refused(String sentence) {
        return new Refusal(List.of(sentence));
    }
}
