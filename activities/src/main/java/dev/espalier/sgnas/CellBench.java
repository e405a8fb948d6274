package dev.espalier.sgnas;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.train.ImageFolder;
import dev.espalier.train.Keep;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * SGNAS on NAS-Bench-201, from images to results: a supernet of cells is trained on one half of CIFAR-10's training images,
 * a generator learns from it on the other half, and what the generator answers is looked up in the benchmark.
 *
 * <p>Unlike the paper, the supernet has one cell in each stage, and random search over its cells stands beside.
 *
 * @see <a href="https://arxiv.org/abs/2103.07289">Huang &amp; Chu, CVPR 2021, Section 4.3</a>
 */
public final class CellBench {

    private static final int HALF_PCT = 50;

    private final Options options;

    /**
     * What it takes.
     *
     * @param images a folder with a folder for each class of CIFAR-10, maybe below {@code train}
     * @param epochs of the supernet, at least 1
     * @param steps of the generator in each of its 10 epochs, at least 1
     * @param seeds how often all of it is done, at least 1
     * @param resolution height and width of the images, at least 8
     * @param kept where what was trained is kept, so that what was cut off goes on; null for nowhere
     */
    public record Options(
            Path images,
            int epochs,
            int steps,
            int seeds,
            int resolution,
            @Nullable Path kept) {

        public Options {
            if (epochs < 1 || steps < 1 || seeds < 1 || resolution < 8) {
                throw new IllegalArgumentException(
                        "The --epochs (%d), --steps (%d) and --seeds (%d) must be at least 1, and the --resolution (%d) at least 8."
                                .formatted(epochs, steps, seeds, resolution));
            }
        }
    }

    public CellBench(Options options) {
        this.options = options;
    }

    /**
     * Measures and prints, with files in a folder of its own where they are kept nowhere.
     *
     * @param temp an existing folder
     */
    public void run(Path temp, PrintStream out) throws IOException {
        new Keep(options.kept).during(temp, store -> run(store, out));
    }

    private void run(ArtifactStore store, PrintStream out) {
        var set = ImageFolder.registered(store, options.images, HALF_PCT, options.resolution);
        var found = IntStream.rangeClosed(1, options.seeds)
                .mapToObj(seed -> new CellTrial(options, set, store, seed, out).run())
                .toList();
        print("generator", found.stream().map(CellTrial.Found::generated).toList(), out);
        print("random search", found.stream().map(CellTrial.Found::drawn).toList(), out);
    }

    private static void print(String what, List<List<Double>> accuracies, PrintStream out) {
        var means = IntStream.range(0, CellTrial.TABLES.size())
                .mapToObj(table -> "%.2f"
                        .formatted(accuracies.stream()
                                .mapToDouble(one -> one.get(table))
                                .average()
                                .orElseThrow()))
                .toList();
        out.printf(
                Locale.ROOT,
                "%-14s mean validation accuracy of %d seeds on CIFAR-10, CIFAR-100 and ImageNet16-120: %s%n",
                what,
                accuracies.size(),
                String.join(", ", means));
    }
}
