package dev.espalier.supernet;

import dev.espalier.data.DataSet;
import dev.espalier.data.Feed;
import dev.espalier.data.Feeder;
import dev.espalier.data.Feeding;
import dev.espalier.data.MiniBatch;
import dev.espalier.data.Split;
import org.jspecify.annotations.Nullable;

/**
 * Mini-batches of training images in an order of their own, for what learns beside the weights: the one of a step follows
 * from its number alone. It belongs to one thread.
 */
public final class OtherImages implements AutoCloseable {

    private final DataSet set;
    private final Feeding feeding;
    private @Nullable Feed feed;
    private int epoch;
    private int next;

    public OtherImages(DataSet set, Feeding feeding) {
        this.set = set;
        this.feeding = feeding;
    }

    /** The mini-batch of a step, the steps counted from 0. */
    MiniBatch next(int step) {
        int batches = Feeder.batches(set, Split.TRAIN, feeding.batch());
        var open = feed;
        if (open == null || epoch != step / batches || next != step % batches) {
            close();
            epoch = step / batches;
            next = step % batches;
            open = Feeder.open(set, Split.TRAIN, feeding, epoch, next);
            feed = open;
        }
        next++;
        return open.next();
    }

    @Override
    public void close() {
        if (feed != null) {
            feed.close();
            feed = null;
        }
    }
}
