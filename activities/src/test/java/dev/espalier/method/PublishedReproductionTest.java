package dev.espalier.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.generator.Forecast;
import dev.espalier.search.Candidate;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.search.Trial;
import dev.espalier.space.GraphSpace;
import dev.espalier.space.GraphSpace.Draft;
import dev.espalier.space.cell.Darts;
import dev.espalier.space.cell.NasBench101;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.table.NasBench201Tables;
import dev.espalier.space.table.ResultTable;
import dev.espalier.worker.Unhurried;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What AG-Net's networks reach as published, in batches of 16 on NAS-Bench-201; {@code -Despalier.seeds} says how many
 * seeds, {@code -Despalier.latents} how many latent vectors a batch shares. The figures stand in {@code
 * docs/reproduction.md}.
 */
class PublishedReproductionTest {

    private static final int SEEDS = Integer.getInteger("espalier.seeds", 1);
    private static final int LATENTS = Integer.getInteger("espalier.latents", 2);
    private static final int PRETRAINING = SEEDS == 1 ? 4_000 : 20_000;
    private static final int BATCH = 16;
    private static final List<Integer> LOOKED_AT = List.of(48, 96, 192, 304);

    @TempDir
    static Path folder;

    /** The best by validation accuracy, and how accurate that is on test images. */
    private record Best(double validation, double test) {}

    static Stream<Arguments> tables() {
        var tables = new NasBench201Tables();
        var all = Stream.of(
                Arguments.of("CIFAR-10", tables.cifar10(), 91.2),
                Arguments.of("CIFAR-100", tables.cifar100(), 72.0),
                Arguments.of("ImageNet16-120", tables.imagenet16(), 45.8));
        return SEEDS == 1 ? all.limit(1) : all;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void asPublishedItLeavesChanceBehind(String data, ResultTable table, double chance) {
        var bests = new Best[LOOKED_AT.size()][SEEDS];
        long begun = cpuNanos();
        for (int seed = 0; seed < SEEDS; seed++) {
            run(table, seed, bests);
        }
        for (int at = 0; at < bests.length; at++) {
            System.err.printf(
                    "%s, as published: %d evaluations, validation %.3f (%.3f), test %.3f%n",
                    data,
                    LOOKED_AT.get(at),
                    mean(bests[at], Best::validation),
                    deviation(bests[at]),
                    mean(bests[at], Best::test));
        }
        System.err.printf("%s: %.1f s of one core a run%n", data, (cpuNanos() - begun) / 1e9 / SEEDS);
        assertThat(mean(bests[bests.length - 1], Best::validation)).isGreaterThan(chance);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double mean(Best[] bests, ToDoubleFunction<Best> figure) {
        return Arrays.stream(bests).mapToDouble(figure).average().orElseThrow();
    }

    private static double deviation(Best[] bests) {
        double mean = mean(bests, Best::validation);
        double squares = Arrays.stream(bests)
                .mapToDouble(best -> Math.pow(best.validation() - mean, 2))
                .sum();
        return Math.sqrt(squares / Math.max(1, bests.length - 1));
    }

    private static AgNet.Params params(int pretraining, boolean repaired) {
        return new AgNet.Params(
                AgNet.PAPER,
                16,
                1,
                0.1,
                0.01,
                0,
                0,
                "random",
                30,
                pretraining,
                LATENTS,
                152,
                AgNet.NOTHING,
                repaired,
                AgNet.NETWORK);
    }

    private static void run(ResultTable table, int seed, Best[][] bests) {
        var method = new AgNet();
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var work = new Unhurried(new FileArtifactStore(folder));
        var context = context(random);
        var state = method.start(context);
        for (boolean ready = false; !ready; ) {
            var warmup = method.warmUp(state, context, work);
            state = warmup.state();
            ready = warmup.ready();
        }
        var best = new Best(0, 0);
        for (int done = 0; done < LOOKED_AT.getLast(); done += BATCH) {
            var trials = evaluated(done / BATCH, method.ask(state, context, BATCH), table);
            for (var trial : trials) {
                var measures = ((Outcome.Measured) trial.outcome()).measures();
                if (measures.get(Metric.VAL_ACCURACY_PCT) > best.validation()) {
                    best = new Best(
                            measures.get(Metric.VAL_ACCURACY_PCT), measures.get(new Metric("test_accuracy_pct")));
                }
            }
            if (LOOKED_AT.contains(done + BATCH)) {
                bests[LOOKED_AT.indexOf(done + BATCH)][seed] = best;
            }
            state = method.tell(state, context, trials, work);
        }
    }

    private static SearchContext<AgNet.Params> context(RandomGenerator random) {
        var problem = new SearchProblem(
                NasBench201.NAME,
                List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)),
                List.of());
        return new SearchContext<>(problem, new NasBench201(), params(PRETRAINING, false), random, _ -> Measures.NONE);
    }

    private static List<Trial> evaluated(int round, List<Candidate> candidates, ResultTable table) {
        return IntStream.range(0, candidates.size())
                .mapToObj(i -> {
                    var row = Objects.requireNonNull(
                            table.measures(candidates.get(i).architecture(), 200));
                    var outcome = new Outcome.Measured(new Measures(row));
                    return new Trial(Trial.id(round, i), round, candidates.get(i), outcome, 0, false);
                })
                .toList();
    }

    static Stream<Arguments> spaces() {
        var all = Stream.of(
                Arguments.of(new NasBench101(), PRETRAINING, false, SEEDS == 1 ? 0.63 : 0.689, 0.749),
                Arguments.of(new NasBench201(), PRETRAINING, false, 0.999, 1),
                Arguments.of(new Darts(), PRETRAINING, false, 0.39, 0.5),
                Arguments.of(new Darts(), PRETRAINING, true, 0.58, 1));
        return SEEDS == 1 ? all.limit(1) : all;
    }

    /** Of the graphs that it draws about as many are cells as of those that the authors' networks draw. */
    @ParameterizedTest(name = "{0} after {1} steps, repaired: {2}")
    @MethodSource("spaces")
    void growsAboutAsManyCellsAsTheReleasedNetworks(
            GraphSpace space, int steps, boolean repaired, double least, double most) {
        var params = params(steps, repaired);
        var work = new Unhurried(new FileArtifactStore(folder));
        var pretraining = new Pretraining(space, params);
        var stage = pretraining.chunk(null, work);
        while (!pretraining.done(stage)) {
            stage = pretraining.chunk(stage, work);
        }
        var generator = pretraining.chosen(stage, new Forecast.Accuracy(), work);
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        var drafts = new ArrayList<>(
                space.graphs(space.sample(random)).stream().map(Draft::of).toList());
        int cells = 0;
        for (int i = 0; i < 100; i++) {
            for (var drawn : generator.draw(100, random)) {
                drafts.set(0, drawn.draft());
                cells += space.read(drafts).isPresent() ? 1 : 0;
            }
        }
        System.err.printf(
                "%s, the network after %d of %d steps: %.2f %% of 10,000 are cells%n",
                space.name(), stage.chosen().steps(), steps, cells / 100.0);
        assertThat(cells / 10_000.0).isBetween(least, most);
    }
}
