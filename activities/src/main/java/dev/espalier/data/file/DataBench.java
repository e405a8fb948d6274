package dev.espalier.data.file;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.catalogue.DataSetFiles;
import dev.espalier.catalogue.DataSetFiles.Format;
import dev.espalier.data.Augmentation;
import dev.espalier.data.DataSet;
import dev.espalier.data.Feeder;
import dev.espalier.data.Feeding;
import dev.espalier.data.Split;
import dev.espalier.data.shape.Shapes;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.io.file.PathUtils;

/** How many images a second of each format reach a training, decoded, varied and normalised by all cores. */
public final class DataBench {

    private static final int STANDARD = 2_000;
    private static final int LEAST = 100;
    private static final int MOST = 100_000;
    private static final int BATCH = 50;
    private static final double SECONDS = 3;

    private final int images;

    public DataBench() {
        this(STANDARD);
    }

    /** @param images of each data set, 100 to 100,000 */
    public DataBench(int images) {
        if (images < LEAST || images > MOST) {
            throw new IllegalArgumentException(
                    "The `images` (%d) must be from %d to %d.".formatted(images, LEAST, MOST));
        }
        this.images = images;
    }

    /**
     * What was measured of one format.
     *
     * @param name of the format and of the images' size
     * @param resolution height and width of what was fed
     */
    public record Figures(String name, int resolution, double imagesPerSecond) {}

    /**
     * Measures with files in a folder of its own, and prints the figures.
     *
     * @param temp an existing folder
     */
    public List<Figures> run(Path temp, PrintStream out) throws IOException {
        var folder = Files.createTempDirectory(temp, "data-bench");
        try {
            return measure(folder, out);
        } finally {
            PathUtils.deleteDirectory(folder);
        }
    }

    private List<Figures> measure(Path folder, PrintStream out) throws IOException {
        var small = new Augmentation(true, 4, 1, 16, 0);
        var large = new Augmentation(true, 0, 0.25, 0, 0.4);
        var figures = new ArrayList<Figures>();
        out.printf(
                Locale.ROOT,
                "machine %s, %d cores, Java %s%n",
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version());
        figures.add(measured("shapes", new Shapes(), small, out));
        var samples = new SampleFiles(folder, images);
        figures.add(measured("idx, 28 × 28", opened(folder, Format.IDX, samples.idx()), small, out));
        figures.add(measured("cifar-10", opened(folder, Format.CIFAR_10, samples.cifar()), small, out));
        figures.add(measured("JPEG, 32 × 32", opened(folder, Format.FOLDER, samples.jpegs(32, 32)), small, out));
        figures.add(measured("JPEG, 500 × 375", opened(folder, Format.FOLDER, samples.jpegs(500, 375)), large, out));
        return List.copyOf(figures);
    }

    private static DataSet opened(Path folder, Format format, Path files) {
        var sets = new StoredDataSets(new FileArtifactStore(folder.resolve("artifacts")));
        var id = files.getFileName().toString();
        new StoredGallery(sets)
                .add(
                        new DataSetFiles(id, format, List.of(files.toString()), List.of(), null, null, false, null),
                        (_, _) -> {});
        return sets.find(id).orElseThrow();
    }

    private static Figures measured(String name, DataSet set, Augmentation augmentation, PrintStream out) {
        var feeding = new Feeding(1, BATCH, set.resolution(), augmentation);
        fed(set, feeding, SECONDS / 2);
        var figures = new Figures(name, set.resolution(), fed(set, feeding, SECONDS));
        out.printf(
                Locale.ROOT,
                "%-16s at %3d × %3d  %,9.0f images/s%n",
                name,
                set.resolution(),
                set.resolution(),
                figures.imagesPerSecond());
        return figures;
    }

    /** Images a second of whole epochs, as many as fit into some seconds, one at least. */
    private static double fed(DataSet set, Feeding feeding, double seconds) {
        long start = System.nanoTime();
        long shown = 0;
        double passed = 0;
        for (int epoch = 0; passed < seconds; epoch++) {
            try (var feed = Feeder.open(set, Split.TRAIN, feeding, epoch, 0)) {
                while (feed.hasNext()) {
                    shown += feed.next().size();
                }
            }
            passed = (System.nanoTime() - start) / 1e9;
        }
        return shown / passed;
    }
}
