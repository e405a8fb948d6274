package dev.espalier.evaluate.region;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.data.DataSet;
import dev.espalier.data.shape.Shapes;
import dev.espalier.train.ImageFolder;
import dev.espalier.train.Keep;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whether the scores of regions say what their paths reach when they are trained alone, what a region costs beside that,
 * and whether going by the scores finds better paths than regions at random.
 *
 * @see <a href="https://arxiv.org/abs/2404.16218">Neumeyer et al., IDA 2024</a>
 */
public final class RegionBench {

    private static final int VALIDATION_PCT = 10;

    private final Options options;

    /** What is measured. */
    public enum Part {
        /** Scores beside accuracies. */
        RANKS,
        /** Time and module evaluations by the number of stages. */
        COST,
        /** Searches beside regions at random. */
        SEARCH
    }

    /**
     * What it takes.
     *
     * @param images a folder with a folder for each class, or with files of the MNIST family; null for the shapes that are
     *     drawn
     * @param graphs of each stage, at least 2
     * @param epochs of a training, at least 1
     * @param runs of a region whose scores are averaged, at least 1
     * @param paths that are trained alone, at least 5
     * @param steps of a search, at least 1
     * @param seeds how often each is trained alone, or all is searched, at least 1
     * @param resolution height and width of the images, at least 8
     * @param width channels of the first stage
     * @param kept where what was trained is kept, so that what was cut off goes on; null for nowhere
     */
    public record Options(
            Part part,
            @Nullable Path images,
            int graphs,
            int epochs,
            int runs,
            int paths,
            int steps,
            int seeds,
            int resolution,
            int width,
            @Nullable Path kept) {

        public Options {
            if (graphs < 2 || epochs < 1 || runs < 1 || paths < 5 || steps < 1 || seeds < 1) {
                throw new IllegalArgumentException(
                        "The --graphs (%d) must be at least 2, the --epochs (%d), --runs (%d), --steps (%d) and --seeds (%d) at least 1, and the --paths (%d) at least 5."
                                .formatted(graphs, epochs, runs, steps, seeds, paths));
            }
            if (resolution < 8 || width < 1) {
                throw new IllegalArgumentException(
                        "The --resolution (%d) must be at least 8, and the --width (%d) at least 1."
                                .formatted(resolution, width));
            }
        }
    }

    public RegionBench(Options options) {
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
        var lab = new RegionLab(options, set(store), store);
        switch (options.part) {
            case RANKS -> new RankTrial(options, lab, out).run();
            case COST -> new CostTrial(options, lab, out).run();
            case SEARCH -> new OuterTrial(options, lab, out).run();
        }
    }

    private DataSet set(ArtifactStore store) {
        return options.images == null
                ? new Shapes()
                : ImageFolder.registered(store, options.images, VALIDATION_PCT, options.resolution);
    }
}
