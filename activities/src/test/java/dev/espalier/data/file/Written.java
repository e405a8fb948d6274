package dev.espalier.data.file;

import dev.espalier.data.Chance;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** Files of images as users have them, made from a seed. */
final class Written {

    private Written() {}

    static Path file(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A magic number, sizes, and bytes. */
    static byte[] idx(int magic, int[] sizes, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(magic);
            for (int size : sizes) {
                out.writeInt(size);
            }
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] noise(int length, long seed) {
        var bytes = new byte[length];
        Chance.of(seed).nextBytes(bytes);
        return bytes;
    }

    static byte[] idxImages(int count, int height, int width, long seed) {
        return idx(2051, new int[] {count, height, width}, noise(count * height * width, seed));
    }

    static byte[] idxLabels(int count, IntUnaryOperator label) {
        var labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) label.applyAsInt(i);
        }
        return idx(2049, new int[] {count}, labels);
    }

    /** Four files as MNIST's: 200 images of 10 classes to train on and 40 to test with, 6 × 5 pixels. */
    static Path mnist(Path folder) {
        file(folder.resolve("train-images-idx3-ubyte"), idxImages(200, 6, 5, 1));
        file(folder.resolve("train-labels-idx1-ubyte"), idxLabels(200, i -> i % 10));
        file(folder.resolve("t10k-images-idx3-ubyte.gz"), gzip(idxImages(40, 6, 5, 2)));
        file(folder.resolve("t10k-labels-idx1-ubyte.gz"), gzip(idxLabels(40, i -> i % 10)));
        return folder;
    }

    /** Records of CIFAR's binary version. */
    static byte[] cifar(int count, int labelBytes, int classes, long seed) {
        var bytes = noise(count * (labelBytes + 3072), seed);
        for (int i = 0; i < count; i++) {
            for (int label = 0; label < labelBytes; label++) {
                bytes[i * (labelBytes + 3072) + label] = (byte) (i % (label == 0 && labelBytes == 2 ? 20 : classes));
            }
        }
        return bytes;
    }

    /** A picture with something in it, in red, green and blue. */
    static BufferedImage picture(int width, int height, long seed) {
        var chance = Chance.of(seed);
        double across = 2 + chance.nextDouble() * 20;
        double down = 2 + chance.nextDouble() * 20;
        int base = chance.nextInt(0x1000000);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int wave = (int) (60 + 50 * Math.sin(x / across) * Math.cos(y / down));
                image.setRGB(x, y, base ^ (wave << 16 | wave << 8 | wave));
            }
        }
        return image;
    }

    static byte[] encoded(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException(
                        "The `format` (%s) must be one that can be written.".formatted(format));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] jpeg(int width, int height, long seed) {
        return encoded(picture(width, height, seed), "jpeg");
    }

    /** Images of a class. */
    static void pictures(Path folder, int count, long seed) {
        for (int i = 0; i < count; i++) {
            file(folder.resolve("%04d.jpg".formatted(i)), jpeg(16, 12, seed * 1_000 + i));
        }
    }
}
