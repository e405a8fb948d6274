package dev.espalier.data;

import java.util.List;

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

    /** Some of its images, by their places. */
    public MiniBatch of(List<Integer> images) {
        int values = pixels.length / size();
        var some = new float[images.size() * values];
        for (int i = 0; i < images.size(); i++) {
            System.arraycopy(pixels, images.get(i) * values, some, i * values, values);
        }
        return new MiniBatch(
                resolution,
                channels,
                some,
                images.stream().mapToInt(image -> labels[image]).toArray());
    }
}
