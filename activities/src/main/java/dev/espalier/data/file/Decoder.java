package dev.espalier.data.file;

import dev.espalier.data.Image;
import dev.espalier.data.UnreadableImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** Makes pixels of a file's bytes: JPEG, PNG, GIF and BMP, whatever the file is called. */
final class Decoder {

    /** More are no picture to train on, but a mistake or an attack. */
    private static final long MOST_PIXELS = 200_000_000;

    private static final ThreadLocal<Readers> READERS = ThreadLocal.withInitial(Readers::new);

    private final int channels;
    private final int side;

    /**
     * Reads images with as many channels.
     *
     * @param side below twice this, height and width need not be exact: of larger pictures some rows and columns are left
     *     out, so that a photograph of 20 million pixels costs neither the time nor the memory; 0 reads all
     */
    Decoder(int channels, int side) {
        this.channels = channels;
        this.side = side;
    }

    /** @throws UnreadableImage naming it, and saying why */
    Image decode(byte[] bytes, String name) {
        if (bytes.length == 0) {
            throw new UnreadableImage("The image (%s) is empty.".formatted(name));
        }
        try {
            return decode(bytes);
        } catch (IOException | RuntimeException e) {
            // Readers meet damage with whatever exception comes of it: an index, a negative size, a missing table.
            throw new UnreadableImage("The image (%s) cannot be decoded: %s.".formatted(name, reason(e)));
        }
    }

    private static String reason(Exception e) {
        var message = e.getMessage();
        if (!(e instanceof IOException) || message == null) {
            return "it is damaged";
        }
        var line = message.lines().findFirst().orElse("").replaceAll("\\.+$", "");
        return line.isEmpty() ? "it is damaged" : line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
    }

    private Image decode(byte[] bytes) throws IOException {
        IOException refused = null;
        for (var reader : READERS.get().of(bytes)) {
            try {
                return read(reader, bytes);
            } catch (IIOException e) {
                // The first one says best what is wrong; the next one may know a kind that it does not.
                refused = refused == null ? e : refused;
            }
        }
        throw refused == null ? new IOException("it is neither a JPEG, a PNG, a GIF nor a BMP") : refused;
    }

    private Image read(ImageReader reader, byte[] bytes) throws IOException {
        var truncated = new Truncation();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener(truncated);
            int height = reader.getHeight(0);
            int width = reader.getWidth(0);
            if ((long) height * width > MOST_PIXELS) {
                throw new IOException("it has %,d × %,d pixels".formatted(height, width));
            }
            var image = reader.read(0, parameters(reader, Math.min(height, width)));
            truncated.requireNone();
            return Pixels.of(image, channels);
        } finally {
            reader.reset();
        }
    }

    /**
     * What is less, height or width, without decoding it.
     *
     * @throws UnreadableImage when that cannot be told
     */
    static int shorterSide(byte[] bytes) {
        for (var reader : READERS.get().of(bytes)) {
            try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
                reader.setInput(in, true, true);
                return Math.min(reader.getHeight(0), reader.getWidth(0));
            } catch (IOException | RuntimeException e) {
                // The next one may know it.
            } finally {
                reader.reset();
            }
        }
        throw new UnreadableImage("The image's size cannot be told.");
    }

    private ImageReadParam parameters(ImageReader reader, int shorter) {
        var parameters = reader.getDefaultReadParam();
        int step = side == 0 ? 1 : Math.max(1, shorter / (2 * side));
        parameters.setSourceSubsampling(step, step, 0, 0);
        return parameters;
    }

    /** Readers fill with grey what is missing at the end, and only warn. */
    private static final class Truncation implements IIOReadWarningListener {

        private @Nullable String warning;

        @Override
        public void warningOccurred(ImageReader source, String text) {
            if (text.toLowerCase(Locale.ROOT).contains("premature end")) {
                warning = text;
            }
        }

        void requireNone() throws IOException {
            if (warning != null) {
                throw new IOException("it ends in the middle");
            }
        }
    }
}
