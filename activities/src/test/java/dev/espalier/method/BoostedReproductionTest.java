package dev.espalier.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.SearchProblem;
import dev.espalier.space.Architecture;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.table.NasBench201Tables;
import dev.espalier.space.table.ResultTable;
import dev.espalier.surrogate.trees.XGBoostLibrary;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What AG-Net as published reaches with each of its predictors, in batches of 16 on NAS-Bench-201; {@code
 * -Despalier.seeds} says how many seeds. The figures stand in {@code docs/reproduction.md}.
 */
class BoostedReproductionTest {

    private static final int SEEDS = Integer.getInteger("espalier.seeds", 1);
    private static final int PRETRAINING = SEEDS == 1 ? 4_000 : 20_000;
    private static final int EVALUATIONS = 304;
    private static final NasBench201 SPACE = new NasBench201();
    private static final SearchProblem PROBLEM = new SearchProblem(
            NasBench201.NAME, List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)), List.of());

    @TempDir
    static Path folder;

    @BeforeAll
    static void library() {
        XGBoostLibrary.orSkip();
    }

    static Stream<Arguments> searches() {
        var tables = new NasBench201Tables();
        if (SEEDS == 1) {
            return Stream.of(Arguments.of("CIFAR-10", tables.cifar10(), AgNet.BOOSTED_TREES));
        }
        return Stream.of(AgNet.NETWORK, AgNet.BOOSTED_TREES, AgNet.BOOSTED_TREES_RANKING)
                .flatMap(predictor -> Stream.of(
                        Arguments.of("CIFAR-10", tables.cifar10(), predictor),
                        Arguments.of("CIFAR-100", tables.cifar100(), predictor)));
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("searches")
    void leavesChanceBehind(String data, ResultTable table, String predictor) {
        run(table, predictor, 16, 0);
        long begun = cpuNanos();
        var runs = IntStream.range(0, SEEDS)
                .mapToObj(seed -> run(table, predictor, EVALUATIONS, seed))
                .toList();
        double seconds = (cpuNanos() - begun) / 1e9 / SEEDS;
        for (int column = 0; column < 4; column++) {
            int at = column;
            System.err.printf(
                    "%s, %s: %d evaluations, mean best %.3f%n",
                    data,
                    predictor,
                    List.of(48, 96, 192, 304).get(at),
                    runs.stream().mapToDouble(bests -> bests[at]).average().orElseThrow());
        }
        System.err.printf("%s, %s: %.1f s of one core a run%n", data, predictor, seconds);
        var all = IntStream.range(0, (int) SPACE.size())
                .mapToDouble(index -> measures(table, SPACE.ofIndex(index)).get(Metric.VAL_ACCURACY_PCT))
                .toArray();
        assertThat(runs.stream().mapToDouble(bests -> bests[3]).average().orElseThrow())
                .isGreaterThan(PaperSearch.chance(all, EVALUATIONS));
    }

    /** The best after 48, 96, 192 and 304 evaluations, as far as it goes. */
    private static double[] run(ResultTable table, String predictor, int evaluations, int seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var params = PaperSearch.params(predictor, PRETRAINING, false);
        var context = new SearchContext<>(PROBLEM, SPACE, params, random, _ -> Measures.NONE);
        var trials = PaperSearch.trials(context, architecture -> measures(table, architecture), evaluations, folder);
        return IntStream.of(48, 96, 192, 304)
                .mapToDouble(at -> PaperSearch.best(trials, at))
                .toArray();
    }

    private static Measures measures(ResultTable table, Architecture architecture) {
        return new Measures(Objects.requireNonNull(table.measures(architecture, 200)));
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
