package dev.espalier.sgnas;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.data.Augmentation;
import dev.espalier.data.DataSet;
import dev.espalier.data.MiniBatch;
import dev.espalier.hardware.Cost;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.table.NasBench201Tables;
import dev.espalier.space.table.ResultTable;
import dev.espalier.space.weights.Safetensors;
import dev.espalier.space.weights.Weights;
import dev.espalier.supernet.DrawnPart;
import dev.espalier.supernet.FrozenSupernet;
import dev.espalier.supernet.LocalSupernet;
import dev.espalier.supernet.Supernet;
import dev.espalier.supernet.SupernetTraining;
import dev.espalier.surrogate.Agreement;
import dev.espalier.train.Keep;
import dev.espalier.train.Torch;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** SGNAS on NAS-Bench-201 from one seed. */
final class CellTrial {

    static final List<ResultTable> TABLES = List.of(
            new NasBench201Tables().cifar10(),
            new NasBench201Tables().cifar100(),
            new NasBench201Tables().imagenet16());

    private static final NasBench201 SPACE = new NasBench201();
    private static final int CELLS = 1;
    private static final int BATCH = 64;
    private static final double RATE = 0.05;
    private static final int EXAMINED = 1_000;
    private static final int RANKED = 100;
    private static final int TARGETS = 32;
    private static final int EPOCHS = 10;
    private static final double COOLING = 0.75;
    private static final Augmentation AUGMENTATION = new Augmentation(true, 4, 1, 0, 0);

    private final CellBench.Options options;
    private final DataSet set;
    private final ArtifactStore store;
    private final long seed;
    private final PrintStream out;
    private final LocalSupernet supernet;
    private final Grid grid = Grid.of(SPACE);
    private final CostTensor cost = CostTensor.of(
            grid, architecture -> Cost.of(SPACE.network(architecture)).macs() / 1e6);

    /** Validation accuracies of a cell in the tables. */
    record Found(List<Double> generated, List<Double> drawn) {}

    CellTrial(CellBench.Options options, DataSet set, ArtifactStore store, long seed, PrintStream out) {
        this.options = options;
        this.set = set;
        this.store = store;
        this.seed = seed;
        this.out = out;
        this.supernet = LocalSupernet.of(
                SPACE,
                new Frame(set.channels(), options.resolution(), set.classes().size(), CELLS, 0));
    }

    Found run() {
        long start = System.nanoTime();
        var weights = trained();
        print("supernet of %d epochs trained in %.0f s".formatted(options.epochs(), since(start)));
        var examined = DrawnPart.of(set, EXAMINED).examined(options.resolution());
        return Torch.run("cells", () -> {
            try (var frozen = new FrozenSupernet(supernet, weights, examined, 0)) {
                rank(frozen);
                return found(frozen, examined);
            }
        });
    }

    private Weights trained() {
        var recipe = LocalSupernet.recipe(options.epochs(), BATCH, options.resolution(), RATE, 1, AUGMENTATION, seed);
        var ref = new SupernetTraining(supernet, set, recipe)
                .weights(new Telling(store, out), new Keep(options.kept()).interval(), System::nanoTime);
        try (var content = store.open(ref)) {
            return Safetensors.read(content).weights();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rank(Supernet frozen) {
        var random = new SplittableRandom(seed);
        var cells =
                IntStream.range(0, RANKED).mapToObj(_ -> SPACE.sample(random)).toList();
        var inherited =
                cells.stream().map(cell -> frozen.inherited(cell).accuracyPct()).toList();
        var published = cells.stream().map(cell -> published(cell).getFirst()).toList();
        print(
                "inherited and published accuracy of %d random cells on CIFAR-10: Kendall %.3f, Spearman %.3f, mean inherited %.1f"
                        .formatted(
                                RANKED,
                                Agreement.tau(inherited, published),
                                Agreement.rho(inherited, published),
                                inherited.stream()
                                        .mapToDouble(one -> one)
                                        .average()
                                        .orElseThrow()));
    }

    private Found found(Supernet frozen, List<MiniBatch> examined) {
        long start = System.nanoTime();
        var plan =
                new Plan(cost.least(), cost.most(), EPOCHS, options.steps(), 4, 1e-3, 5, COOLING, 1, CostLoss.RELEASED);
        var training = new GeneratorTraining(grid, cost, plan, task(frozen, examined), seed);
        var answers = new Answers(grid, cost, plan, training.run(training.start(), plan.total()));
        var asked = answers.of(IntStream.rangeClosed(1, TARGETS)
                .mapToDouble(i -> plan.low() + i * plan.width() / TARGETS)
                .toArray());
        var cells = asked.stream().map(Answer::architecture).distinct().toList();
        var generated = best(frozen, cells);
        double seconds = since(start);
        print("generator, %d cells answered to %d constraints from %.1f to %.1f million MACs, in %.0f s: %s"
                .formatted(cells.size(), TARGETS, plan.low(), plan.high(), seconds, told(generated)));
        var drawn = drawn(frozen, seconds);
        return new Found(published(generated), published(drawn));
    }

    /** Some images of the validation split for each step. */
    private static TaskLoss task(Supernet frozen, List<MiniBatch> examined) {
        var batches = new ArrayList<MiniBatch>();
        for (var batch : examined) {
            for (int from = 0; from + BATCH <= batch.size(); from += BATCH) {
                batches.add(batch.of(IntStream.range(from, from + BATCH).boxed().toList()));
            }
        }
        return (step, mixtures) -> {
            var slopes = new float[mixtures.length][];
            double sum = 0;
            for (int i = 0; i < mixtures.length; i++) {
                var mixed = frozen.mixed(batches.get(step % batches.size()), mixtures[i]);
                sum += mixed.loss() / mixtures.length;
                slopes[i] = mixed.gradient();
                for (int value = 0; value < slopes[i].length; value++) {
                    slopes[i][value] /= mixtures.length;
                }
            }
            return new TaskLoss.Told(sum, slopes);
        };
    }

    private static Architecture best(Supernet frozen, List<Architecture> cells) {
        return cells.stream()
                .max(Comparator.comparingDouble(cell -> frozen.inherited(cell).accuracyPct()))
                .orElseThrow();
    }

    /** The best of as many as can be examined in some seconds. */
    private Architecture drawn(Supernet frozen, double seconds) {
        long start = System.nanoTime();
        var random = new SplittableRandom(~seed);
        var best = SPACE.sample(random);
        double most = frozen.inherited(best).accuracyPct();
        int examined = 1;
        while (since(start) < seconds) {
            var cell = SPACE.sample(random);
            double accuracy = frozen.inherited(cell).accuracyPct();
            examined++;
            if (accuracy > most) {
                best = cell;
                most = accuracy;
            }
        }
        print("random search, %d cells: %s".formatted(examined, told(best)));
        return best;
    }

    private static String told(Architecture cell) {
        return "%s with %s".formatted(SPACE.format(cell), published(cell));
    }

    private static List<Double> published(Architecture cell) {
        return TABLES.stream()
                .map(table -> Objects.requireNonNull(table.measures(cell, 0)).get("val_accuracy_pct"))
                .toList();
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private void print(String line) {
        out.printf(Locale.ROOT, "seed %d: %s%n", seed, line);
    }
}
