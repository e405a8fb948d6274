package dev.espalier.data.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.catalogue.DataSetFiles.Format;
import dev.espalier.data.Augmentation;
import dev.espalier.data.DataSet;
import dev.espalier.data.Feed;
import dev.espalier.data.Feeder;
import dev.espalier.data.Feeding;
import dev.espalier.data.MiniBatch;
import dev.espalier.data.Split;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A tree like ImageNet's: 1,000 classes of JPEGs, each of which shows its own number. The system properties
 * {@code espalier.test.images} and {@code espalier.test.images.width} say how many there are and how wide; figures are
 * left in {@code target/many-images.txt}.
 */
class ManyImagesTest {

    private static final int CLASSES = 1_000;
    private static final int IMAGES = Integer.getInteger("espalier.test.images", 3_000);
    private static final int WIDTH = Integer.getInteger("espalier.test.images.width", 80);
    private static final int HEIGHT = WIDTH * 3 / 4;

    /** A number is drawn as black and white squares, as many in a row. */
    private static final int SQUARES = 4;

    /** Each square becomes as many pixels high and wide. */
    private static final int PIXELS = 16;

    private static final int SIDE = SQUARES * PIXELS;
    private static final int BATCH = 64;

    /** Heap that a feed may need more at the end of an epoch than after its first quarter. */
    private static final long SLACK_BYTES = 32L << 20;

    @TempDir
    private static Path folder;

    private static double registered;

    @BeforeAll
    static void write() {
        IntStream.range(0, IMAGES).parallel().forEach(ManyImagesTest::write);
        for (int label = 0; label < CLASSES; label++) {
            Written.file(
                    folder.resolve("imagenet/val/%s/0.JPEG".formatted(name(label))),
                    Written.encoded(picture(label), "jpeg"));
        }
        long start = System.nanoTime();
        sets().gallery()
                .add(RegisteredSets.files("imagenet", Format.IMAGENET, folder.resolve("imagenet")), (_, _) -> {});
        registered = (System.nanoTime() - start) / 1e9;
    }

    private static void write(int number) {
        Written.file(
                folder.resolve("imagenet/train/%s/%d.JPEG".formatted(name(number % CLASSES), number)),
                Written.encoded(picture(number), "jpeg"));
    }

    private static String name(int label) {
        return "n%08d".formatted(label);
    }

    private static RegisteredSets sets() {
        return new RegisteredSets(folder.resolve("store"));
    }

    /** As a process of its own opens it. */
    private static DataSet open() {
        return sets().sets().find("imagenet").orElseThrow();
    }

    private static BufferedImage picture(int number) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        int left = (WIDTH - HEIGHT) / 2;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int column = Math.clamp((x - left) * SQUARES / HEIGHT, 0, SQUARES - 1);
                int bit = y * SQUARES / HEIGHT * SQUARES + column;
                int grain = (x * 31 + y * 17 + number) % 23;
                image.setRGB(x, y, (number >> bit & 1) == 0 ? grain * 0x010101 : 0xFFFFFF - grain * 0x010101);
            }
        }
        return image;
    }

    /** The number that an image of a mini-batch shows. */
    private static int number(MiniBatch batch, int image) {
        int number = 0;
        for (int bit = 0; bit < SQUARES * SQUARES; bit++) {
            int y = bit / SQUARES * PIXELS + PIXELS / 2;
            int x = bit % SQUARES * PIXELS + PIXELS / 2;
            number |= batch.pixels()[((image * SIDE + y) * SIDE + x) * 3] > 0 ? 1 << bit : 0;
        }
        return number;
    }

    private static Feed feed(DataSet set, int firstBatch) {
        return Feeder.open(set, Split.TRAIN, new Feeding(3, BATCH, SIDE, Augmentation.NONE), 0, firstBatch);
    }

    /** Marks the images of some mini-batches as seen; none may be seen twice. */
    private static void see(Feed feed, int batches, BitSet seen) {
        for (int i = 0; i < batches && feed.hasNext(); i++) {
            var batch = feed.next();
            for (int image = 0; image < batch.size(); image++) {
                int number = number(batch, image);
                assertThat(number).isLessThan(IMAGES);
                assertThat(batch.labels()[image]).isEqualTo(number % CLASSES);
                assertThat(seen.get(number))
                        .as("image %d is seen again", number)
                        .isFalse();
                seen.set(number);
            }
        }
    }

    @Test
    void anInterruptedEpochShowsEveryImageOnce() {
        var seen = new BitSet();
        int batches = IMAGES / BATCH;
        int taken = 0;
        // Ended three times, each time by another process that goes on.
        for (int part : List.of(batches / 5, batches / 3, batches)) {
            try (var feed = feed(open(), taken)) {
                see(feed, part, seen);
            }
            taken = seen.cardinality() / BATCH;
        }
        assertThat(seen.cardinality()).isEqualTo(batches * BATCH);
    }

    @Test
    void anEpochNeedsNoMoreMemoryAtItsEnd() throws IOException {
        var set = open();
        int batches = IMAGES / BATCH;
        var seen = new BitSet(IMAGES);
        var figures = new ArrayList<String>();
        long start = System.nanoTime();
        try (var feed = feed(set, 0)) {
            see(feed, batches / 4, seen);
            long early = heap();
            figures.add("after a quarter  %s".formatted(memory(early)));
            see(feed, batches - batches / 4 - 1, seen);
            long late = heap();
            figures.add("at the end       %s".formatted(memory(late)));
            assertThat(late - early).isLessThan(SLACK_BYTES);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        figures.addFirst("%,d JPEGs of %d × %d in %,d classes, registered in %.1f s, streamed at %,.0f images/s"
                .formatted(IMAGES, WIDTH, HEIGHT, CLASSES, registered, seen.cardinality() / seconds));
        Files.write(Path.of("target/many-images.txt"), figures);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static String memory(long heap) throws IOException {
        var status = Path.of("/proc/self/status");
        var resident = Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS"))
                        .findFirst()
                        .orElse("")
                        .replaceAll("\\s+", " ")
                : "";
        return String.format(Locale.ROOT, "heap %.1f MiB %s", heap / 1048576.0, resident);
    }
}
