package dev.espalier.data;

import java.util.Arrays;
import java.util.SplittableRandom;

/** From a stored image to what a network is shown: resized, varied, normalised. */
final class Preparation {

    private final DataSet set;
    private final Split split;
    private final Feeding feeding;
    private final int epoch;
    private final float[] scale;
    private final float[] shift;

    Preparation(DataSet set, Split split, Feeding feeding, int epoch) {
        this.set = set;
        this.split = split;
        this.feeding = feeding;
        this.epoch = epoch;
        this.scale = new float[set.channels()];
        this.shift = new float[set.channels()];
        for (int i = 0; i < scale.length; i++) {
            scale[i] = (float) (1 / (255 * set.deviation().get(i)));
            shift[i] = (float) (-set.mean().get(i) / set.deviation().get(i));
        }
    }

    int resolution() {
        return feeding.resolution();
    }

    /** How many numbers an image has. */
    int length() {
        return feeding.resolution() * feeding.resolution() * set.channels();
    }

    /** Writes one image at an offset. */
    void write(int index, float[] out, int at) {
        var image = set.image(split, index);
        if (split == Split.TRAIN) {
            vary(image, Chance.of(feeding.seed(), epoch, index), out, at);
        } else {
            boolean partsWereTrained = feeding.augmentation().resizedCrop() < 1;
            var window = partsWereTrained ? Window.centre(image) : Window.square(image);
            normalise(Resampling.resized(image, window, feeding.resolution()), out, at);
        }
    }

    private void vary(Image image, SplittableRandom chance, float[] out, int at) {
        var augmentation = feeding.augmentation();
        var window = augmentation.resizedCrop() < 1
                ? Window.part(image, augmentation.resizedCrop(), chance)
                : Window.square(image);
        var pixels = Resampling.resized(image, window, feeding.resolution());
        if (augmentation.crop() > 0) {
            pixels = shifted(pixels, chance);
        }
        if (augmentation.flip() && chance.nextBoolean()) {
            mirror(pixels);
        }
        if (augmentation.jitter() > 0) {
            Jitter.apply(pixels, set.channels(), augmentation.jitter(), chance);
        }
        normalise(pixels, out, at);
        if (augmentation.cutout() > 0) {
            blank(out, at, chance);
        }
    }

    /** The same as padding with black and cutting out a window of the image's size. */
    private float[] shifted(float[] pixels, SplittableRandom chance) {
        int most = feeding.augmentation().crop();
        int down = chance.nextInt(2 * most + 1) - most;
        int right = chance.nextInt(2 * most + 1) - most;
        int side = feeding.resolution();
        int row = side * set.channels();
        int wide = Math.max(0, side - Math.abs(right)) * set.channels();
        var out = new float[pixels.length];
        for (int y = Math.max(0, -down); y < Math.min(side, side - down); y++) {
            int from = (y + down) * row + Math.max(0, right) * set.channels();
            System.arraycopy(pixels, from, out, y * row + Math.max(0, -right) * set.channels(), wide);
        }
        return out;
    }

    private void mirror(float[] pixels) {
        int channels = set.channels();
        int row = feeding.resolution() * channels;
        for (int start = 0; start < pixels.length; start += row) {
            for (int left = 0, right = row - channels; left < right; left += channels, right -= channels) {
                for (int channel = 0; channel < channels; channel++) {
                    float value = pixels[start + left + channel];
                    pixels[start + left + channel] = pixels[start + right + channel];
                    pixels[start + right + channel] = value;
                }
            }
        }
    }

    private void normalise(float[] pixels, float[] out, int at) {
        int channels = set.channels();
        for (int i = 0; i < pixels.length; i += channels) {
            for (int channel = 0; channel < channels; channel++) {
                out[at + i + channel] = pixels[i + channel] * scale[channel] + shift[channel];
            }
        }
    }

    /**
     * A square around any pixel becomes the mean, as much of it as lies inside.
     *
     * @see <a href="https://arxiv.org/abs/1708.04552">DeVries and Taylor 2017</a>
     */
    private void blank(float[] out, int at, SplittableRandom chance) {
        int side = feeding.resolution();
        int cut = feeding.augmentation().cutout();
        int top = chance.nextInt(side) - cut / 2;
        int left = chance.nextInt(side) - cut / 2;
        int from = Math.max(0, left) * set.channels();
        int to = Math.min(side, left + cut) * set.channels();
        for (int y = Math.max(0, top); y < Math.min(side, top + cut); y++) {
            int row = at + y * side * set.channels();
            Arrays.fill(out, row + from, row + Math.max(from, to), 0);
        }
    }
}
