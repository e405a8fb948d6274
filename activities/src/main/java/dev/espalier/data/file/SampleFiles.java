package dev.espalier.data.file;

import dev.espalier.data.Chance;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Files of made-up images in the formats that users have, to be measured with. */
final class SampleFiles {

    private static final int CLASSES = 10;

    private final Path folder;
    private final int images;
    private final SplittableRandom chance = Chance.of(1);

    SampleFiles(Path folder, int images) {
        this.folder = folder;
        this.images = images;
    }

    private byte[] noise(int length) {
        var bytes = new byte[length];
        chance.nextBytes(bytes);
        return bytes;
    }

    /** Images of 28 × 28 pixels and their labels, not packed. */
    Path idx() throws IOException {
        var files = Files.createDirectory(folder.resolve("idx"));
        try (var pixels = data(files.resolve("train-images-idx3-ubyte"));
                var labels = data(files.resolve("train-labels-idx1-ubyte"))) {
            pixels.writeLong(0x803L << 32 | images);
            pixels.writeLong(28L << 32 | 28);
            pixels.write(noise(images * 28 * 28));
            labels.writeLong(0x801L << 32 | images);
            for (int i = 0; i < images; i++) {
                labels.writeByte(i % CLASSES);
            }
        }
        return files;
    }

    private static DataOutputStream data(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    /** Records of CIFAR-10's binary version. */
    Path cifar() throws IOException {
        var files = Files.createDirectory(folder.resolve("cifar"));
        try (var out = data(files.resolve("data_batch_1.bin"))) {
            for (int i = 0; i < images; i++) {
                out.writeByte(i % CLASSES);
                out.write(noise(3072));
            }
        }
        return files;
    }

    /** A folder for each class, as many of its pictures as cameras make of that size: smooth, with grain. */
    Path jpegs(int width, int height) throws IOException {
        var files = folder.resolve("jpeg-%d".formatted(width));
        for (int i = 0; i < images; i++) {
            var file = files.resolve("class-%d/%05d.jpg".formatted(i % CLASSES, i));
            Files.createDirectories(file.getParent());
            ImageIO.write(picture(width, height), "jpeg", file.toFile());
        }
        return files;
    }

    /** A folder for each class, as ImageNet has them, and one more image of each to validate on. */
    Path imagenet(int classes, int width, int height) throws IOException {
        var tree = folder.resolve("imagenet");
        for (int i = 0; i < images + classes; i++) {
            var part = i < images ? "train" : "val";
            var file = tree.resolve("%s/n%08d/%d.JPEG".formatted(part, i % classes, i));
            Files.createDirectories(file.getParent());
            ImageIO.write(picture(width, height), "jpeg", file.toFile());
        }
        return tree;
    }

    private BufferedImage picture(int width, int height) {
        double across = 5 + 30 * chance.nextDouble();
        double down = 5 + 30 * chance.nextDouble();
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int wave = (int) (110 + 80 * Math.sin(x / across) * Math.cos(y / down));
                int value = wave + chance.nextInt(24);
                image.setRGB(x, y, (value << 16) | ((value * 3 / 4) << 8) | (255 - value));
            }
        }
        return image;
    }
}
