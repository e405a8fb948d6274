package dev.espalier.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.search.Candidate;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.search.Trial;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.table.NasBench201Tables;
import dev.espalier.space.table.ResultTable;
import dev.espalier.worker.Unhurried;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What searches of NAS-Bench-201 reach, with its tables: the best validation accuracy after 200 epochs of 192 evaluated
 * cells, the mean over 100 seeds. The figures stand in {@code docs/reproduction.md}.
 */
class ReproductionTest {

    private static final int SEEDS = 100;
    private static final int EVALUATIONS = 192;
    private static final int BATCH = 8;

    @TempDir
    Path folder;

    static Stream<Arguments> references() {
        var tables = new NasBench201Tables();
        return Stream.of(
                Arguments.of("CIFAR-10", tables.cifar10(), 91.19),
                Arguments.of("CIFAR-100", tables.cifar100(), 71.91),
                Arguments.of("ImageNet16-120", tables.imagenet16(), 45.73));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("references")
    void randomSearchReachesWhatChanceGivesAndEvolutionMore(String data, ResultTable table, double reference) {
        double random = mean(new RandomSearch(), new RandomSearch.Params(), table);
        double evolution = mean(new RegularizedEvolution(), new RegularizedEvolution.Params(50, 10), table);
        System.err.printf("%s: random search %.3f, regularized evolution %.3f%n", data, random, evolution);
        assertThat(random).isCloseTo(reference, within(0.15)).isCloseTo(expected(table), within(0.15));
        assertThat(evolution).isGreaterThan(random);
    }

    private static DoubleStream accuracies(ResultTable table) {
        return IntStream.range(0, 15_625)
                .mapToObj(index -> Objects.requireNonNull(table.measures(new NasBench201().ofIndex(index), 200)))
                .mapToDouble(row -> new Measures(row).get(Metric.VAL_ACCURACY_PCT));
    }

    /** The expected best of so many draws with replacement. */
    private static double expected(ResultTable table) {
        var accuracies = accuracies(table).sorted().toArray();
        double sum = 0;
        for (int i = 0; i < accuracies.length; i++) {
            double upToHere = Math.pow((i + 1.0) / accuracies.length, EVALUATIONS);
            double before = Math.pow((double) i / accuracies.length, EVALUATIONS);
            sum += accuracies[i] * (upToHere - before);
        }
        return sum;
    }

    private <P extends Record, S extends Record> double mean(SearchMethod<P, S> method, P params, ResultTable table) {
        double sum = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            sum += best(method, params, table, seed);
        }
        return sum / SEEDS;
    }

    private <P extends Record, S extends Record> double best(
            SearchMethod<P, S> method, P params, ResultTable table, long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var work = new Unhurried(new FileArtifactStore(folder));
        var state = method.start(context(params, random));
        double best = 0;
        for (int round = 0; round < EVALUATIONS / BATCH; round++) {
            var trials = evaluated(round, method.ask(state, context(params, random), BATCH), table);
            for (var trial : trials) {
                best = Math.max(best, accuracy(trial));
            }
            state = method.tell(state, context(params, random), trials, work);
        }
        return best;
    }

    private static <P extends Record> SearchContext<P> context(P params, RandomGenerator random) {
        var problem = new SearchProblem(
                NasBench201.NAME,
                List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)),
                List.of());
        return new SearchContext<>(problem, new NasBench201(), params, random, _ -> Measures.NONE);
    }

    private static List<Trial> evaluated(int round, List<Candidate> candidates, ResultTable table) {
        var trials = new ArrayList<Trial>();
        for (var candidate : candidates) {
            var row = Objects.requireNonNull(table.measures(candidate.architecture(), 200));
            trials.add(new Trial(
                    Trial.id(round, trials.size()),
                    round,
                    candidate,
                    new Outcome.Measured(new Measures(row)),
                    0,
                    false));
        }
        return trials;
    }

    private static double accuracy(Trial trial) {
        return ((Outcome.Measured) trial.outcome()).measures().get(Metric.VAL_ACCURACY_PCT);
    }
}
