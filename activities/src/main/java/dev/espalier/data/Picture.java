package dev.espalier.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Images for people to look at. */
public final class Picture {

    private static final int GAP = 2;

    private Picture() {}

    /**
     * An image as a PNG, made smaller where it is too large.
     *
     * @param side neither height nor width is more, in pixels
     */
    public static byte[] png(Image image, int side) {
        var pixels = shrunk(image, side);
        var canvas = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
        draw(pixels, 1, canvas, 0, 0);
        return encoded(canvas);
    }

    /**
     * Rows of images as one PNG.
     *
     * @param side of the square that each may fill, in pixels; smaller images are magnified as often as they fit
     */
    public static byte[] sheet(List<List<Image>> rows, int side) {
        int pitch = side + GAP;
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        var canvas = new BufferedImage(columns * pitch + GAP, rows.size() * pitch + GAP, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                var image = shrunk(rows.get(row).get(column), side);
                int times = side / Math.max(image.height(), image.width());
                draw(image, times, canvas, GAP + column * pitch, GAP + row * pitch);
            }
        }
        return encoded(canvas);
    }

    /** An image whose height and width are no more than a number of pixels. */
    public static Image shrunk(Image image, int side) {
        double scale = Math.min(1, (double) side / Math.max(image.height(), image.width()));
        int height = Math.max(1, (int) Math.round(scale * image.height()));
        int width = Math.max(1, (int) Math.round(scale * image.width()));
        var whole = new Window(0, 0, image.height(), image.width());
        var numbers = Resampling.resized(image, whole, height, width);
        var pixels = new byte[numbers.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.round(numbers[i]);
        }
        return new Image(height, width, image.channels(), pixels);
    }

    private static void draw(Image image, int times, BufferedImage canvas, int left, int top) {
        for (int y = 0; y < times * image.height(); y++) {
            for (int x = 0; x < times * image.width(); x++) {
                int at = (y / times * image.width() + x / times) * image.channels();
                canvas.setRGB(left + x, top + y, colour(image, at));
            }
        }
    }

    private static int colour(Image image, int at) {
        int red = image.pixels()[at] & 0xFF;
        int green = image.channels() == 3 ? image.pixels()[at + 1] & 0xFF : red;
        int blue = image.channels() == 3 ? image.pixels()[at + 2] & 0xFF : red;
        return red << 16 | green << 8 | blue;
    }

    private static byte[] encoded(BufferedImage canvas) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(canvas, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
