package dev.espalier.api;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A folder of small images to be registered. */
public final class Pictures {

    private Pictures() {}

    /** Two classes with as many images each, every one of another colour. */
    public static Path folder(Path root, int count) {
        for (int i = 0; i < 2 * count; i++) {
            var image = new BufferedImage(12, 10, BufferedImage.TYPE_INT_RGB);
            for (int pixel = 0; pixel < 120; pixel++) {
                image.setRGB(pixel % 12, pixel / 12, (i * 0x3F1D) ^ (pixel * 0x010203));
            }
            write(image, root.resolve("%s/%03d.png".formatted(i % 2 == 0 ? "cat" : "dog", i)));
        }
        return root;
    }

    private static void write(BufferedImage image, Path file) {
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
