package dev.espalier.data;

/**
 * Brings a stretch of pixels to another length: between neighbours where it grows, and by the triangle of all that fall
 * together where it shrinks, so that nothing flickers.
 */
final class Resampling {

    private final int[] first;
    private final float[][] weights;

    private Resampling(int size) {
        this.first = new int[size];
        this.weights = new float[size][];
    }

    /** A window of an image at another size, row by row, channels innermost, 0 to 255. */
    static float[] resized(Image image, Window window, int side) {
        return window.height() == side && window.width() == side
                ? copied(image, window)
                : vertically(image, window, side, horizontally(image, window, side));
    }

    private static float[] copied(Image image, Window window) {
        int row = window.width() * image.channels();
        var out = new float[window.height() * row];
        for (int y = 0; y < window.height(); y++) {
            int from = ((window.top() + y) * image.width() + window.left()) * image.channels();
            for (int i = 0; i < row; i++) {
                out[y * row + i] = image.pixels()[from + i] & 0xFF;
            }
        }
        return out;
    }

    private static float[] horizontally(Image image, Window window, int side) {
        var across = of(window.width(), side);
        int channels = image.channels();
        var out = new float[window.height() * side * channels];
        int at = 0;
        for (int y = 0; y < window.height(); y++) {
            int row = ((window.top() + y) * image.width() + window.left()) * channels;
            for (int x = 0; x < side; x++) {
                int from = row + across.first[x] * channels;
                for (int channel = 0; channel < channels; channel++) {
                    out[at++] = mixed(image.pixels(), from + channel, channels, across.weights[x]);
                }
            }
        }
        return out;
    }

    private static float mixed(byte[] pixels, int from, int step, float[] weights) {
        float sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (pixels[from + i * step] & 0xFF);
        }
        return sum;
    }

    private static float[] vertically(Image image, Window window, int side, float[] rows) {
        var down = of(window.height(), side);
        int row = side * image.channels();
        var out = new float[side * row];
        for (int y = 0; y < side; y++) {
            var weights = down.weights[y];
            for (int i = 0; i < weights.length; i++) {
                int from = (down.first[y] + i) * row;
                for (int x = 0; x < row; x++) {
                    out[y * row + x] += weights[i] * rows[from + x];
                }
            }
        }
        return out;
    }

    private static Resampling of(int from, int to) {
        var resampling = new Resampling(to);
        double scale = (double) from / to;
        double reach = Math.max(1, scale);
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            int first = Math.max(0, (int) Math.round(centre - reach));
            int end = Math.max(first + 1, Math.min(from, (int) Math.round(centre + reach)));
            resampling.first[i] = first;
            resampling.weights[i] = triangle(first, end, centre, reach);
        }
        return resampling;
    }

    private static float[] triangle(int first, int end, double centre, double reach) {
        var weights = new double[end - first];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.max(0, 1 - Math.abs(first + i + 0.5 - centre) / reach);
            sum += weights[i];
        }
        var shares = new float[weights.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (float) (weights[i] / sum);
        }
        return shares;
    }
}
