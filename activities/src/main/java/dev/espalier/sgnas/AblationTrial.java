package dev.espalier.sgnas;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Sha256;
import dev.espalier.data.Augmentation;
import dev.espalier.data.DataSet;
import dev.espalier.sgnas.Contest.Asked;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.sgnas.SgnasCifar;
import dev.espalier.space.weights.Weights;
import dev.espalier.supernet.DrawnPart;
import dev.espalier.supernet.FrozenSupernet;
import dev.espalier.supernet.Supernet;
import dev.espalier.supernet.SupernetTraining;
import dev.espalier.supernet.UnifiedSupernet;
import dev.espalier.surrogate.Agreement;
import dev.espalier.train.Keep;
import dev.espalier.train.Recipe;
import dev.espalier.train.Torch;
import dev.espalier.train.Trainer;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The ablation from one seed. */
final class AblationTrial {

    private static final SgnasCifar SPACE = new SgnasCifar();
    private static final int CELLS = 1;
    private static final int BATCH = 64;
    private static final int SCRATCH_BATCH = 32;
    private static final double RATE = 0.5;
    private static final double CLASSIFIER_RATE = 0.01;
    private static final Augmentation AUGMENTATION = new Augmentation(true, 2, 1, 0, 0);
    private static final int EXAMINED = 500;
    private static final int DRAWN = 100;

    private final AblationBench.Options options;
    private final DataSet set;
    private final ArtifactStore store;
    private final long seed;
    private final PrintStream out;
    private final Frame frame;
    private final Contest contest;

    /**
     * What came of it, accuracies in percent.
     *
     * @param paths of each {@link Variant}, the mean of random paths with inherited weights
     * @param generated of the generator's answers, inherited
     * @param drawn of random architectures of the same costs, inherited
     * @param percentile the share of these that the answer to the same cost is better than, in percent
     * @param generatedTrained of the answers, trained from scratch; NaN where nothing is
     * @param drawnTrained of one random architecture for each cost, likewise
     * @param tau Kendall's, between inherited and trained accuracy
     * @param rho Spearman's, likewise
     */
    record Found(
            Map<Variant, Double> paths,
            double generated,
            double drawn,
            double percentile,
            double generatedTrained,
            double drawnTrained,
            double tau,
            double rho) {

        double path(Variant variant) {
            return Objects.requireNonNull(paths.get(variant));
        }
    }

    AblationTrial(AblationBench.Options options, DataSet set, ArtifactStore store, long seed, PrintStream out) {
        this.options = options;
        this.set = set;
        this.store = store;
        this.seed = seed;
        this.out = out;
        this.frame =
                new Frame(set.channels(), options.resolution(), set.classes().size(), CELLS, options.width());
        this.contest = new Contest(SPACE, set, frame, options.steps());
    }

    Found run() {
        var paths = new EnumMap<Variant, Double>(Variant.class);
        var asked = new ArrayList<Asked>();
        for (var variant : Variant.values()) {
            var supernet = variant.supernet(frame);
            long start = System.nanoTime();
            var weights = trained(supernet);
            print("supernet with %s trained in %.0f s".formatted(variant.words(), since(start)));
            var examined = DrawnPart.of(set, EXAMINED).examined(options.resolution());
            Torch.run("ablation", () -> {
                try (var frozen = new FrozenSupernet(supernet, weights, examined, 0.1)) {
                    paths.put(variant, paths(frozen, variant));
                    if (variant == Variant.BOTH) {
                        asked.addAll(asked(frozen));
                    }
                    return true;
                }
            });
        }
        return found(paths, asked);
    }

    private Weights trained(UnifiedSupernet supernet) {
        var ref = new SupernetTraining(supernet, set, recipe(options.epochs(), BATCH))
                .weights(new Telling(store, out), new Keep(options.kept()).interval(), System::nanoTime);
        return SupernetTraining.read(ref, store).weights();
    }

    private Recipe recipe(int epochs, int batch) {
        return SupernetTraining.recipe(epochs, batch, options.resolution(), RATE, CLASSIFIER_RATE, AUGMENTATION, seed);
    }

    /** The mean inherited accuracy of random paths, the same ones for all variants. */
    private double paths(Supernet frozen, Variant variant) {
        var random = new SplittableRandom(seed);
        var found = IntStream.range(0, DRAWN)
                .mapToDouble(_ -> contest.inherited(frozen, SPACE.sample(random)))
                .summaryStatistics();
        print("%s: %d random paths answer %.1f %% rightly, %.1f to %.1f"
                .formatted(variant.words(), DRAWN, found.getAverage(), found.getMin(), found.getMax()));
        return found.getAverage();
    }

    private List<Asked> asked(Supernet frozen) {
        var asked = contest.asked(frozen, seed);
        asked.forEach(one -> print("%.3f million MACs: generator %.1f %%, random %.1f %%, percentile %.0f"
                .formatted(one.target(), one.inherited(), one.meanDrawn(), one.percentile())));
        return asked;
    }

    private Found found(Map<Variant, Double> paths, List<Asked> asked) {
        double generated = mean(asked, Asked::inherited);
        double drawn = mean(asked, Asked::meanDrawn);
        double percentile = mean(asked, Asked::percentile);
        if (options.scratch() == 0) {
            return new Found(paths, generated, drawn, percentile, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        var answers = asked.stream().map(one -> scratch(one.answer())).toList();
        var others = asked.stream().map(one -> scratch(one.drawn().getFirst())).toList();
        var inherited = new ArrayList<>(asked.stream().map(Asked::inherited).toList());
        asked.forEach(one -> inherited.add(one.theirs().getFirst()));
        var reached = new ArrayList<>(answers);
        reached.addAll(others);
        print("trained from scratch: generator %s, random %s".formatted(answers, others));
        return new Found(
                paths,
                generated,
                drawn,
                percentile,
                mean(answers),
                mean(others),
                defined(Agreement.tau(inherited, reached)),
                defined(Agreement.rho(inherited, reached)));
    }

    private static double defined(@Nullable Double agreement) {
        return Objects.requireNonNullElse(agreement, 0.0);
    }

    private double scratch(Architecture architecture) {
        var network = SPACE.network(SPACE.canonical(architecture), frame);
        var recipe = recipe(options.scratch(), SCRATCH_BATCH);
        var trainer = new Trainer(set, recipe, new Keep(options.kept()).interval(), System::nanoTime);
        var key = "%s %s %s %s".formatted(architecture.id(), frame, recipe, set.sha256());
        return trainer.train(
                        network,
                        Sha256.hex(key.getBytes(StandardCharsets.UTF_8)),
                        new Telling(store, out),
                        (_, _) -> false)
                .accuracyPct();
    }

    private static double mean(List<Double> values) {
        return mean(values, value -> value);
    }

    private static <T> double mean(List<T> values, ToDoubleFunction<T> of) {
        return values.stream().mapToDouble(of).average().orElseThrow();
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private void print(String line) {
        out.printf(Locale.ROOT, "seed %d: %s%n", seed, line);
    }
}
