package dev.espalier.train;

import dev.espalier.data.Augmentation;
import dev.espalier.data.DataSet;
import dev.espalier.data.Feeder;
import dev.espalier.data.Feeding;
import dev.espalier.data.Split;
import dev.espalier.data.file.SampleTree;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.cell.NasBench201;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.apache.commons.io.file.PathUtils;

/**
 * Whether images of a large tree reach trainings faster than these use them up: an epoch is fed without a training, and
 * one training for each core is run without a feed, on images of the same size.
 */
public final class FeedBench {

    private static final int STANDARD = 20_000;
    private static final int LEAST = 1_000;
    private static final int WIDTH = 80;
    private static final int RESOLUTION = 64;
    private static final int BATCH = 64;
    private static final int PARTS = 4;
    private static final double SECONDS = 10;
    private static final int[] CELL = {3, 1, 3, 2, 3, 4};

    private final int images;
    private final LongSupplier residentMb;

    /** @param residentMb what the process holds in memory now, MB */
    public FeedBench(LongSupplier residentMb) {
        this(STANDARD, residentMb);
    }

    /** @param images of the tree; at least 1,000 are made */
    public FeedBench(int images, LongSupplier residentMb) {
        this.images = Math.max(LEAST, images);
        this.residentMb = residentMb;
    }

    /**
     * Measures with files in a folder of its own, and prints the figures.
     *
     * @param temp an existing folder
     */
    public void run(Path temp, PrintStream out) throws IOException {
        var folder = Files.createTempDirectory(temp, "feed-bench");
        try {
            var set = SampleTree.written(folder, images, WIDTH);
            out.println("a tree of %,d JPEGs in %,d classes, %d × %d"
                    .formatted(images, set.classes().size(), WIDTH, WIDTH * 3 / 4));
            double fed = fed(set, out);
            double trained = trained(set);
            out.printf(
                    Locale.ROOT,
                    "trainings of nasbench201 (N = 1), %d side by side, use up %,.0f images/s: %.1f times as many are fed%n",
                    Runtime.getRuntime().availableProcessors(),
                    trained,
                    fed / trained);
        } finally {
            PathUtils.deleteDirectory(folder);
        }
    }

    /** Images a second of one epoch, varied as ImageNet's are; the memory is told after each part of it. */
    private double fed(DataSet set, PrintStream out) {
        var feeding = new Feeding(1, BATCH, RESOLUTION, new Augmentation(true, 0, 0.25, 0, 0.4));
        int batches = Feeder.batches(set, Split.TRAIN, BATCH);
        long start = System.nanoTime();
        var memory = new StringBuilder();
        try (var feed = Feeder.open(set, Split.TRAIN, feeding, 0, 0)) {
            for (int done = 1; feed.hasNext(); done++) {
                feed.next();
                if (done % Math.max(1, batches / PARTS) == 0) {
                    memory.append(" %d".formatted(residentMb.getAsLong()));
                }
            }
        }
        double rate = (double) batches * BATCH / ((System.nanoTime() - start) / 1e9);
        out.printf(Locale.ROOT, "an epoch at %d × %d is fed at %,.0f images/s%n", RESOLUTION, RESOLUTION, rate);
        out.println("MB resident after each quarter of it:" + memory);
        return rate;
    }

    private static double trained(DataSet set) {
        var frame = new Frame(3, RESOLUTION, set.classes().size(), 1, 16);
        var network = new NasBench201().network(new Architecture(NasBench201.NAME, CELL), frame);
        try (var trainings = new OwnEntrant(network, BATCH, Runtime.getRuntime().availableProcessors())) {
            trainings.train(SECONDS);
            return trainings.train(SECONDS).perSecond();
        }
    }
}
