package dev.espalier.data;

/**
 * An image as it is stored.
 *
 * @param channels 1 for grey, 3 for red, green and blue
 * @param pixels {@code [height, width, channels]}, each an unsigned byte; not copied, so never to be changed afterwards
 */
public record Image(int height, int width, int channels, byte[] pixels) {

    public Image {
        if (pixels.length != height * width * channels) {
            throw new IllegalArgumentException("The `pixels` (%d) must be height × width × channels, %d × %d × %d."
                    .formatted(pixels.length, height, width, channels));
        }
    }
}
