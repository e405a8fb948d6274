package dev.espalier.data;

/**
 * How the images of the training split are varied.
 *
 * @param flip whether half of them are mirrored
 * @param crop pixels of padding around an image from which a window of its own size is cut, 0 for none
 * @param resizedCrop the smallest share of an image that is cut out and resized, 1 for none
 * @param cutout side of a square that is blanked, in pixels, 0 for none
 * @param jitter how much brightness, contrast and saturation vary, 0 for none to 1
 */
public record Augmentation(boolean flip, int crop, double resizedCrop, int cutout, double jitter) {

    /** Images as they are. */
    public static final Augmentation NONE = new Augmentation(false, 0, 1, 0, 0);
}
