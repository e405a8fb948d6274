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

    /** Its pixels in the order of ONNX, {@code [images, channels, resolution, resolution]}. */
    public float[] channelsFirst() {
        int area = resolution * resolution;
        var out = new float[pixels.length];
        for (int image = 0; image < size(); image++) {
            int from = image * area * channels;
            for (int pixel = 0; pixel < area; pixel++) {
                for (int channel = 0; channel < channels; channel++) {
                    out[from + channel * area + pixel] = pixels[from + pixel * channels + channel];
                }
            }
        }
        return out;
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
