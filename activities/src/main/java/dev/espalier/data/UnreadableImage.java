package dev.espalier.data;

/** An image of a data set that cannot be decoded: says which one and why, in one sentence. */
public final class UnreadableImage extends RuntimeException {

    public UnreadableImage(String message) {
        super(message);
    }
}
