package dev.espalier.evaluate.zerocost;

import dev.espalier.data.Augmentation;
import dev.espalier.data.Chance;
import dev.espalier.data.DataSet;
import dev.espalier.data.Feeder;
import dev.espalier.data.Feeding;
import dev.espalier.data.MiniBatch;
import dev.espalier.data.Split;
import java.util.SplittableRandom;

/**
 * What all networks of a search are shown: a mini-batch, and small crops of images.
 *
 * @param crops labelled 0
 */
record Sample(MiniBatch images, MiniBatch crops) {

    /** Images that are decoded at once for their crops. */
    private static final int AT_ONCE = 100;

    /** @param crops how many, of {@code side × side} pixels each */
    static Sample of(DataSet set, int batch, int resolution, int crops, int side, long seed) {
        try (var feed = Feeder.open(set, Split.TRAIN, new Feeding(seed, batch, resolution, Augmentation.NONE), 0, 0)) {
            return new Sample(feed.next(), crops(set, resolution, crops, side, seed));
        }
    }

    /** One of each image; where there are fewer images, further ones in further passes. */
    private static MiniBatch crops(DataSet set, int resolution, int count, int side, long seed) {
        int length = side * side * set.channels();
        var pixels = new float[count * length];
        var feeding = new Feeding(
                seed,
                Math.min(AT_ONCE, Math.min(Math.max(1, count), set.count(Split.TRAIN))),
                resolution,
                Augmentation.NONE);
        int taken = 0;
        for (int pass = 0; taken < count; pass++) {
            try (var feed = Feeder.open(set, Split.TRAIN, feeding, pass, 0)) {
                while (taken < count && feed.hasNext()) {
                    var batch = feed.next();
                    for (int image = 0; image < batch.size() && taken < count; image++) {
                        cut(batch, image, side, Chance.of(seed, taken), pixels, taken * length);
                        taken++;
                    }
                }
            }
        }
        return new MiniBatch(side, set.channels(), pixels, new int[count]);
    }

    private static void cut(MiniBatch batch, int image, int side, SplittableRandom chance, float[] out, int at) {
        int width = batch.resolution();
        int top = chance.nextInt(width - side + 1);
        int left = chance.nextInt(width - side + 1);
        int row = side * batch.channels();
        for (int y = 0; y < side; y++) {
            int from = ((image * width + top + y) * width + left) * batch.channels();
            System.arraycopy(batch.pixels(), from, out, at + y * row, row);
        }
    }
}
