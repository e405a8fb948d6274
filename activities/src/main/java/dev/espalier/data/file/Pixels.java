package dev.espalier.data.file;

import dev.espalier.data.Image;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;

/** Takes bytes from the many forms in which images are decoded. What is transparent is taken as the colour that it has. */
final class Pixels {

    private Pixels() {}

    /** @param channels 1 or 3: grey becomes three equal channels, colours become their luma */
    static Image of(BufferedImage image, int channels) {
        boolean grey = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && !(image.getColorModel() instanceof IndexColorModel);
        var bytes = grey ? spread(grey(image), channels) : mixed(coloured(image), channels);
        return new Image(image.getHeight(), image.getWidth(), channels, bytes);
    }

    /**
     * The samples as they are stored. Asking for colours would take them for linear light and brighten them.
     */
    private static byte[] grey(BufferedImage image) {
        var raster = image.getRaster();
        int largest = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
        var samples = raster.getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
        var bytes = new byte[samples.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (largest == 255 ? samples[i] : samples[i] * 255L / largest);
        }
        return bytes;
    }

    private static byte[] coloured(BufferedImage image) {
        boolean plain = image.getType() == BufferedImage.TYPE_3BYTE_BGR
                && image.getRaster().getDataBuffer() instanceof DataBufferByte buffer
                && buffer.getData().length == image.getWidth() * image.getHeight() * 3;
        return plain ? swapped((DataBufferByte) image.getRaster().getDataBuffer()) : converted(image);
    }

    private static byte[] swapped(DataBufferByte buffer) {
        var blueFirst = buffer.getData();
        var bytes = new byte[blueFirst.length];
        for (int i = 0; i < bytes.length; i += 3) {
            bytes[i] = blueFirst[i + 2];
            bytes[i + 1] = blueFirst[i + 1];
            bytes[i + 2] = blueFirst[i];
        }
        return bytes;
    }

    private static byte[] converted(BufferedImage image) {
        int width = image.getWidth();
        var bytes = new byte[width * image.getHeight() * 3];
        var row = new int[width];
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int colour : row) {
                bytes[at++] = (byte) (colour >> 16);
                bytes[at++] = (byte) (colour >> 8);
                bytes[at++] = (byte) colour;
            }
        }
        return bytes;
    }

    private static byte[] spread(byte[] grey, int channels) {
        if (channels == 1) {
            return grey;
        }
        var bytes = new byte[grey.length * channels];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = grey[i / channels];
        }
        return bytes;
    }

    private static byte[] mixed(byte[] colours, int channels) {
        if (channels == 3) {
            return colours;
        }
        var bytes = new byte[colours.length / 3];
        for (int i = 0; i < bytes.length; i++) {
            int red = colours[3 * i] & 0xFF;
            int green = colours[3 * i + 1] & 0xFF;
            int blue = colours[3 * i + 2] & 0xFF;
            bytes[i] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
        }
        return bytes;
    }
}
