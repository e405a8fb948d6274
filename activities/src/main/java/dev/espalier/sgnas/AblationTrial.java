package dev.espalier.sgnas;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.data.Augmentation;
import dev.espalier.data.DataSet;
import dev.espalier.data.MiniBatch;
import dev.espalier.hardware.Cost;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.weights.Weights;
import dev.espalier.supernet.DrawnPart;
import dev.espalier.supernet.FrozenSupernet;
import dev.espalier.supernet.Supernet;
import dev.espalier.supernet.SupernetTraining;
import dev.espalier.supernet.UnifiedSupernet;
import dev.espalier.surrogate.Agreement;
import dev.espalier.train.Recipe;
import dev.espalier.train.Torch;
import dev.espalier.train.Trainer;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The ablation from one seed. */
final class AblationTrial {

    private static final int CELLS = 1;
    private static final int BATCH = 32;
    private static final double RATE = 0.4;
    private static final double CLASSIFIER_RATE = 0.01;
    private static final Augmentation AUGMENTATION = new Augmentation(true, 2, 1, 0, 0);
    private static final int EXAMINED = 500;
    private static final int DRAWN = 100;
    private static final int TARGETS = 5;
    private static final int EPOCHS = 10;
    private static final double COOLING = 0.75;
    private static final double MARGIN = 0.25;

    private final AblationBench.Options options;
    private final DataSet set;
    private final ArtifactStore store;
    private final long seed;
    private final PrintStream out;
    private final Frame frame;
    private final Grid grid;
    private final CostTensor cost;
    private final Plan plan;

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
            List<Double> paths,
            double generated,
            double drawn,
            double percentile,
            double generatedTrained,
            double drawnTrained,
            double tau,
            double rho) {}

    /** A cost that was asked for: the generator's answer, and random architectures of the same. */
    private record Asked(Architecture answer, double inherited, List<Architecture> drawn, List<Double> theirs) {

        /** How many of the random ones it is better than, in percent; those that are as good count half. */
        double percentile() {
            double behind = theirs.stream()
                    .mapToDouble(one -> one < inherited ? 1 : one == inherited ? 0.5 : 0)
                    .sum();
            return 100 * behind / theirs.size();
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
        var space = Variant.BOTH.supernet(frame).space();
        this.grid = Grid.of(space);
        this.cost = CostTensor.of(
                grid, one -> Cost.of(space.network(one, frame)).macs() / 1e6);
        double margin = MARGIN * (cost.most() - cost.least());
        this.plan = new Plan(
                cost.least() + margin,
                cost.most() - margin,
                EPOCHS,
                options.steps(),
                4,
                1e-3,
                5,
                COOLING,
                1,
                CostLoss.RELEASED);
    }

    Found run() {
        var paths = new ArrayList<Double>();
        var asked = new ArrayList<Asked>();
        for (var variant : Variant.values()) {
            var supernet = variant.supernet(frame);
            long start = System.nanoTime();
            var weights = trained(supernet);
            print("supernet with %s trained in %.0f s".formatted(variant.words(), since(start)));
            var examined = DrawnPart.of(set, EXAMINED).examined(options.resolution());
            Torch.run("ablation", () -> {
                try (var frozen = new FrozenSupernet(supernet, weights, examined, 0.1)) {
                    paths.add(paths(frozen, variant));
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
        var ref = new SupernetTraining(supernet, set, recipe(options.epochs()))
                .weights(new Telling(store, out), Duration.ofDays(1), System::nanoTime);
        return SupernetTraining.read(ref, store).weights();
    }

    private Recipe recipe(int epochs) {
        return SupernetTraining.recipe(epochs, BATCH, options.resolution(), RATE, CLASSIFIER_RATE, AUGMENTATION, seed);
    }

    /** The mean inherited accuracy of random paths, the same ones for all variants. */
    private double paths(Supernet frozen, Variant variant) {
        var random = new SplittableRandom(seed);
        var found = IntStream.range(0, DRAWN)
                .mapToDouble(_ -> inherited(frozen, grid.space().sample(random)))
                .summaryStatistics();
        print("%s: %d random paths answer %.1f %% rightly, %.1f to %.1f"
                .formatted(variant.words(), DRAWN, found.getAverage(), found.getMin(), found.getMax()));
        return found.getAverage();
    }

    private double inherited(Supernet frozen, Architecture architecture) {
        return frozen.inherited(grid.space().canonical(architecture)).accuracyPct();
    }

    private List<Asked> asked(Supernet frozen) {
        var task = new SupernetLoss(frozen, set, 64, options.resolution());
        var training = new GeneratorTraining(grid, cost, plan, task, seed);
        var answers = new Answers(grid, cost, plan, training.run(training.start(), plan.total()));
        var random = new SplittableRandom(~seed);
        var asked = new ArrayList<Asked>();
        for (int i = 0; i < TARGETS; i++) {
            double target = plan.low() + i * plan.width() / (TARGETS - 1);
            var answer = answers.of(target).architecture();
            var drawn = IntStream.range(0, DRAWN).mapToObj(_ -> drawn(target, random)).toList();
            var theirs = drawn.stream().map(one -> inherited(frozen, one)).toList();
            var one = new Asked(answer, inherited(frozen, answer), drawn, theirs);
            print("%.3f million MACs: generator %.1f %%, random %.1f %%, percentile %.0f"
                    .formatted(target, one.inherited(), mean(theirs), one.percentile()));
            asked.add(one);
        }
        return asked;
    }

    /** Made to keep the cost as an answer is. */
    private Architecture drawn(double target, SplittableRandom random) {
        var scores = new float[grid.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) random.nextDouble();
        }
        var choices = grid.choices(grid.space().sample(random));
        return grid.architecture(new Repair(grid, cost).of(choices, scores, target));
    }

    private Found found(List<Double> paths, List<Asked> asked) {
        double generated = mean(asked, Asked::inherited);
        double drawn = mean(asked, one -> mean(one.theirs()));
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
        var network = grid.space().network(grid.space().canonical(architecture), frame);
        var trainer = new Trainer(set, recipe(options.scratch()), Duration.ofDays(1), System::nanoTime);
        return trainer.train(
                        network,
                        "scratch/%d/%s".formatted(seed, architecture.id()),
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
