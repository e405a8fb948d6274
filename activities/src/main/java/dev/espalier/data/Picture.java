package dev.espalier.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Images for people to look at. */
public final class Picture {

    private Picture() {}

    /**
     * An image as a PNG, made smaller where it is too large.
     *
     * @param side neither height nor width is more, in pixels
     */
    public static byte[] png(Image image, int side) {
        double scale = Math.min(1, (double) side / Math.max(image.height(), image.width()));
        int height = Math.max(1, (int) Math.round(scale * image.height()));
        int width = Math.max(1, (int) Math.round(scale * image.width()));
        var whole = new Window(0, 0, image.height(), image.width());
        var pixels = Resampling.resized(image, whole, height, width);
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                drawn.setRGB(x, y, colour(pixels, (y * width + x) * image.channels(), image.channels()));
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(drawn, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static int colour(float[] pixels, int at, int channels) {
        int red = Math.round(pixels[at]);
        int green = channels == 3 ? Math.round(pixels[at + 1]) : red;
        int blue = channels == 3 ? Math.round(pixels[at + 2]) : red;
        return red << 16 | green << 8 | blue;
    }
}
