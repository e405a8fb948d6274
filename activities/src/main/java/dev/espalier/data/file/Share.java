package dev.espalier.data.file;

import java.nio.ByteBuffer;

/**
 * Which training images are set aside for validation. An image's content decides, so that it is the same ones on every
 * machine, whatever the order and the names, and so that no image is in both.
 *
 * @param percent 1 to 50
 */
record Share(int percent) {

    static final int STANDARD = 10;
    static final int MOST = 50;

    /** Where the images of a split come from that was made so. */
    String words() {
        return "%d %% of the training images, by their content".formatted(percent);
    }

    /** @param sha256 of the image's content */
    boolean takes(byte[] sha256) {
        long first = Integer.toUnsignedLong(ByteBuffer.wrap(sha256).getInt());
        return first * 100 < (long) percent << Integer.SIZE;
    }
}
