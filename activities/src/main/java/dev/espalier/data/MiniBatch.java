package dev.espalier.data;

/**
 * Images for one step of a training, normalised by the data set's mean and deviation.
 *
 * @param pixels {@code [images, resolution, resolution, channels]}
 * @param labels one per image
 */
public record MiniBatch(int resolution, int channels, float[] pixels, int[] labels) {

    /** How many images it has. */
    public int size() {
        return labels.length;
    }
}
