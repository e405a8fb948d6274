package dev.espalier.sgnas;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.data.DataSet;
import dev.espalier.data.shape.Shapes;
import dev.espalier.train.ImageFolder;
import dev.espalier.train.Keep;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What shadow normalisations and forced sampling do for the paths of a supernet, in small, and how good what a generator
 * answers is beside random architectures of the same cost: with inherited weights, and trained from scratch.
 *
 * @see <a href="https://arxiv.org/abs/2103.07289">Huang &amp; Chu, CVPR 2021, Figure 6(a)</a>
 */
public final class AblationBench {

    private static final int VALIDATION_PCT = 25;

    private final Options options;

    /**
     * What it takes.
     *
     * @param images a folder with a folder for each class, maybe below {@code train}; null for the shapes that are drawn
     * @param epochs of a supernet, at least 1
     * @param steps of the generator in each of its 10 epochs, at least 1
     * @param scratch epochs of a training from scratch, 0 for none
     * @param seeds how often all of it is done, at least 1
     * @param resolution height and width of the images, at least 8
     * @param width channels of the first stage, at least 2
     * @param kept where what was trained is kept, so that what was cut off goes on; null for nowhere
     */
    public record Options(
            @Nullable Path images,
            int epochs,
            int steps,
            int scratch,
            int seeds,
            int resolution,
            int width,
            @Nullable Path kept) {

        public Options {
            if (epochs < 1 || steps < 1 || seeds < 1 || scratch < 0 || resolution < 8 || width < 2) {
                throw new IllegalArgumentException(
                        "The --epochs (%d), --steps (%d) and --seeds (%d) must be at least 1, --scratch (%d) at least 0, the --resolution (%d) at least 8, and the --width (%d) at least 2."
                                .formatted(epochs, steps, seeds, scratch, resolution, width));
            }
        }
    }

    public AblationBench(Options options) {
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
        var set = set(store);
        var found = IntStream.rangeClosed(1, options.seeds)
                .mapToObj(seed -> new AblationTrial(options, set, store, seed, out).run())
                .toList();
        print(set, found, out);
    }

    private DataSet set(ArtifactStore store) {
        return options.images == null
                ? new Shapes()
                : ImageFolder.registered(store, options.images, VALIDATION_PCT, options.resolution);
    }

    private void print(DataSet set, List<AblationTrial.Found> found, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%nMeans of %d seeds on %s, accuracies of validation images in percent:%n",
                found.size(),
                set.id());
        for (var variant : Variant.values()) {
            out.printf(
                    Locale.ROOT, "%-44s random paths %.1f%n", variant.words(), mean(found, one -> one.path(variant)));
        }
        out.printf(
                Locale.ROOT,
                "inherited: generator %.1f, random of the same cost %.1f, percentile of the generator's %.0f%n",
                mean(found, AblationTrial.Found::generated),
                mean(found, AblationTrial.Found::drawn),
                mean(found, AblationTrial.Found::percentile));
        if (options.scratch > 0) {
            out.printf(
                    Locale.ROOT,
                    "trained from scratch: generator %.1f, random of the same cost %.1f; inherited and trained: Kendall %.2f, Spearman %.2f%n",
                    mean(found, AblationTrial.Found::generatedTrained),
                    mean(found, AblationTrial.Found::drawnTrained),
                    mean(found, AblationTrial.Found::tau),
                    mean(found, AblationTrial.Found::rho));
        }
    }

    private static double mean(List<AblationTrial.Found> found, ToDoubleFunction<AblationTrial.Found> of) {
        return found.stream().mapToDouble(of).average().orElseThrow();
    }
}
