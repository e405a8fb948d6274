package dev.espalier.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How bright the images of a training split are, per channel, 0 to 1.
 *
 * @param mean over all pixels
 * @param deviation over all pixels, never 0
 */
public record Statistics(List<Double> mean, List<Double> deviation) {

    private static final double DARKEST = 1e-3;

    public Statistics {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }

    /** Over all images, or over as many of them, evenly spread, when there are more than can be looked at. */
    public static Statistics of(DataSet set, int most) {
        int count = set.count(Split.TRAIN);
        int looked = Math.min(count, most);
        var sums = new Sums(set.channels());
        for (int i = 0; i < looked; i++) {
            sums.add(set.image(Split.TRAIN, (int) ((long) i * count / looked)));
        }
        return sums.statistics();
    }

    /** Sums of bytes, exact, so that their order does not matter. */
    private static final class Sums {

        private final long[] sum;
        private final long[] squares;
        private long pixels;

        Sums(int channels) {
            this.sum = new long[channels];
            this.squares = new long[channels];
        }

        void add(Image image) {
            var bytes = image.pixels();
            for (int i = 0; i < bytes.length; i++) {
                long value = bytes[i] & 0xFF;
                sum[i % sum.length] += value;
                squares[i % sum.length] += value * value;
            }
            pixels += bytes.length / sum.length;
        }

        Statistics statistics() {
            var mean = new ArrayList<Double>();
            var deviation = new ArrayList<Double>();
            for (int channel = 0; channel < sum.length; channel++) {
                double average = (double) sum[channel] / Math.max(1, pixels);
                double variance = (double) squares[channel] / Math.max(1, pixels) - average * average;
                mean.add(average / 255);
                deviation.add(Math.max(DARKEST, Math.sqrt(Math.max(0, variance)) / 255));
            }
            return new Statistics(mean, deviation);
        }
    }
}
