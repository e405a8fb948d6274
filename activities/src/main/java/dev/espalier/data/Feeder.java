package dev.espalier.data;

import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Opens feeds. Their images are decoded by as many threads as there are cores, which all feeds of a process share. */
public final class Feeder {

    private static final Executor DECODERS = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("decode-", 0).factory());

    private Feeder() {}

    /**
     * The rest of an epoch.
     *
     * @param epoch from 0; of the training split each has an order and an augmentation of its own
     * @param firstBatch from 0: where to go on, with the mini-batches that an undisturbed epoch would have had from there
     * @throws IllegalArgumentException when the split has not enough images for one mini-batch, or no such mini-batch
     */
    public static Feed open(DataSet set, Split split, Feeding feeding, int epoch, int firstBatch) {
        return open(set, split, feeding, epoch, firstBatch, DECODERS);
    }

    static Feed open(DataSet set, Split split, Feeding feeding, int epoch, int firstBatch, Executor decoders) {
        int batches = batches(set, split, feeding.batch());
        if (batches == 0) {
            throw new IllegalArgumentException(
                    "The `batch` (%d) must be at most the number of images; the %s split of the data set (%s) has %d."
                            .formatted(
                                    feeding.batch(),
                                    split.name().toLowerCase(Locale.ROOT),
                                    set.id(),
                                    set.count(split)));
        }
        if (firstBatch < 0 || firstBatch > batches) {
            throw new IllegalArgumentException(
                    "The `firstBatch` (%d) must be from 0 to %d.".formatted(firstBatch, batches));
        }
        var order = Order.of(set.count(split), split, feeding, epoch);
        var preparation = new Preparation(set, split, feeding, epoch);
        return new DecodedFeed(set, split, order, preparation, firstBatch, decoders);
    }

    /** How many mini-batches an epoch has. */
    public static int batches(DataSet set, Split split, int batch) {
        return Order.batches(set.count(split), batch, split != Split.TRAIN);
    }
}
