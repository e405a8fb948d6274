package dev.espalier.data;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** In which order an epoch takes the images of a split, and how it cuts them into mini-batches. */
final class Order {

    private final int[] places;
    private final int batch;
    private final boolean restIsKept;

    private Order(int[] places, int batch, boolean restIsKept) {
        this.places = places;
        this.batch = batch;
        this.restIsKept = restIsKept;
    }

    /** Shuffled anew for every epoch of the training split; the others stay as they are. */
    static Order of(int count, Split split, Feeding feeding, int epoch) {
        var places = IntStream.range(0, count).toArray();
        boolean training = split == Split.TRAIN;
        if (training) {
            shuffle(places, Chance.of(feeding.seed(), epoch));
        }
        return new Order(places, feeding.batch(), !training);
    }

    private static void shuffle(int[] places, SplittableRandom chance) {
        for (int i = places.length - 1; i > 0; i--) {
            int other = chance.nextInt(i + 1);
            int place = places[i];
            places[i] = places[other];
            places[other] = place;
        }
    }

    static int batches(int count, int batch, boolean restIsKept) {
        return restIsKept ? Math.ceilDiv(count, batch) : count / batch;
    }

    int batches() {
        return batches(places.length, batch, restIsKept);
    }

    /** Places in the split of one mini-batch's images. */
    int[] batch(int number) {
        int from = number * batch;
        return Arrays.copyOfRange(places, from, Math.min(from + batch, places.length));
    }
}
