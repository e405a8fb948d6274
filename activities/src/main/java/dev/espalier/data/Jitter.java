package dev.espalier.data;

import java.util.SplittableRandom;

/** Varies brightness, contrast and saturation, in this order, each by a factor around 1; pixels are 0 to 255. */
final class Jitter {

    private static final float RED = 0.299f;
    private static final float GREEN = 0.587f;
    private static final float BLUE = 0.114f;

    private Jitter() {}

    static void apply(float[] pixels, int channels, double strength, SplittableRandom chance) {
        float brightness = factor(strength, chance);
        float contrast = factor(strength, chance);
        float saturation = factor(strength, chance);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = clamped(brightness * pixels[i]);
        }
        float mean = mean(pixels, channels);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = clamped(mean + contrast * (pixels[i] - mean));
        }
        if (channels == 3) {
            saturate(pixels, saturation);
        }
    }

    private static float factor(double strength, SplittableRandom chance) {
        return (float) (1 + strength * (2 * chance.nextDouble() - 1));
    }

    private static float clamped(float value) {
        return Math.clamp(value, 0f, 255f);
    }

    private static float mean(float[] pixels, int channels) {
        double sum = 0;
        for (int i = 0; i < pixels.length; i += channels) {
            sum += channels == 3 ? grey(pixels, i) : pixels[i];
        }
        return (float) (sum * channels / pixels.length);
    }

    private static float grey(float[] pixels, int at) {
        return RED * pixels[at] + GREEN * pixels[at + 1] + BLUE * pixels[at + 2];
    }

    private static void saturate(float[] pixels, float factor) {
        for (int i = 0; i < pixels.length; i += 3) {
            float grey = grey(pixels, i);
            for (int channel = i; channel < i + 3; channel++) {
                pixels[channel] = clamped(grey + factor * (pixels[channel] - grey));
            }
        }
    }
}
