package dev.espalier.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.hardware.LatencyModel;
import dev.espalier.hardware.lookup.HelpDevices;
import dev.espalier.search.Constraint;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.table.NasBench201Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What AG-Net's network reaches as published within a limit of latency, on CIFAR-10 in NAS-Bench-201, in batches of 16:
 * learnt from evaluations alone as in the authors' code, or with the latency known beforehand as where it is looked up;
 * {@code -Despalier.seeds} says how many seeds. The figures stand in {@code docs/reproduction.md}.
 */
class HardwareReproductionTest {

    private static final int FEW = 3;
    private static final int SEEDS = Integer.getInteger("espalier.seeds", FEW);
    private static final int PRETRAINING = SEEDS > FEW ? 20_000 : 4_000;
    private static final int EVALUATIONS = 304;
    private static final NasBench201 SPACE = new NasBench201();
    private static final Objective ACCURATE = new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE);

    @TempDir
    static Path folder;

    static Stream<Arguments> limits() {
        var devices = new HelpDevices();
        var all = Stream.of(
                Arguments.of(devices.pixel3(), 5),
                Arguments.of(devices.pixel3(), 10),
                Arguments.of(devices.eyeriss(), 4));
        return SEEDS > FEW ? all : all.limit(1);
    }

    @ParameterizedTest(name = "{0} at most {1} ms")
    @MethodSource("limits")
    void withinALimitItLeavesChanceBehind(LatencyModel device, int limit) {
        var latency = Metric.latencyMs(device.device().name());
        var measures = measures(device);
        var constraint = new Constraint(latency, limit);
        var all = accuracies(measures, constraint);
        var within = Arrays.stream(all).filter(accuracy -> accuracy > 0).toArray();
        var one = List.of(ACCURATE);
        var both = List.of(ACCURATE, new Objective(latency, Objective.Direction.MINIMIZE));
        System.err.printf(
                "%s at most %d ms: %d of %d cells, best %.3f%n",
                latency.name(),
                limit,
                within.length,
                all.length,
                Arrays.stream(all).max().orElseThrow());
        beats(all, run("learnt", one, constraint, measures, false, false));
        if (SEEDS > FEW) {
            run("learnt, repaired", one, constraint, measures, false, true);
            run("learnt, with latency as objective", both, constraint, measures, false, false);
            beats(within, run("known beforehand", one, constraint, measures, true, false));
        }
    }

    private static void beats(double[] cells, double mean) {
        double chance = PaperSearch.chance(cells, EVALUATIONS);
        System.err.printf("  random search: %.3f%n", chance);
        assertThat(mean).isGreaterThan(chance);
    }

    /** Of all cells, 0 for those beyond the limit. */
    private static double[] accuracies(Map<Architecture, Measures> measures, Constraint constraint) {
        return measures.values().stream()
                .mapToDouble(one -> constraint.holds(one) ? one.get(Metric.VAL_ACCURACY_PCT) : 0)
                .toArray();
    }

    private static Map<Architecture, Measures> measures(LatencyModel device) {
        var table = new NasBench201Tables().cifar10();
        var latency = Metric.latencyMs(device.device().name());
        var measures = new HashMap<Architecture, Measures>();
        for (int index = 0; index < SPACE.size(); index++) {
            var architecture = SPACE.ofIndex(index);
            double millis = device.latency(SPACE.network(architecture)).meanMs();
            var row = new Measures(Objects.requireNonNull(table.measures(architecture, 200)));
            measures.put(architecture, row.and(Measures.of(latency, millis)));
        }
        return measures;
    }

    /** The mean over the seeds of the best within the limit. */
    private static double run(
            String name,
            List<Objective> objectives,
            Constraint constraint,
            Map<Architecture, Measures> measures,
            boolean known,
            boolean repaired) {
        var problem = new SearchProblem(NasBench201.NAME, objectives, List.of(constraint));
        var params = PaperSearch.params(AgNet.NETWORK, PRETRAINING, repaired);
        Function<Architecture, Measures> price = architecture ->
                Measures.of(constraint.metric(), measure(measures, architecture).get(constraint.metric()));
        var runs = new ArrayList<List<Trial>>();
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            var context = new SearchContext<>(problem, SPACE, params, random, known ? price : _ -> Measures.NONE);
            runs.add(PaperSearch.trials(context, architecture -> measure(measures, architecture), EVALUATIONS, folder));
        }
        assertThat(runs).allSatisfy(trials -> holds(trials, constraint, known));
        var means = IntStream.of(48, 96, 192, 304)
                .mapToObj(evaluations -> "%d: %.3f".formatted(evaluations, mean(runs, evaluations)))
                .toList();
        System.err.printf("  %s: %s; %.0f %% too slow%n", name, String.join(", ", means), tooSlow(runs));
        return mean(runs, EVALUATIONS);
    }

    private static Measures measure(Map<Architecture, Measures> measures, Architecture architecture) {
        return Objects.requireNonNull(measures.get(architecture));
    }

    /** No answer is beyond the limit; where it is known, nothing is evaluated there. */
    private static void holds(List<Trial> trials, Constraint constraint, boolean known) {
        for (var trial : trials) {
            if (trial.outcome() instanceof Outcome.Measured(var measured, var _, var _)) {
                assertThat(constraint.holds(measured)).isTrue();
            } else {
                assertThat(known).isFalse();
            }
        }
    }

    private static double mean(List<List<Trial>> runs, int evaluations) {
        return runs.stream()
                .mapToDouble(trials -> PaperSearch.best(trials, evaluations))
                .average()
                .orElseThrow();
    }

    private static double tooSlow(List<List<Trial>> runs) {
        return 100
                * runs.stream()
                        .flatMap(List::stream)
                        .mapToInt(trial -> trial.outcome() instanceof Outcome.Infeasible ? 1 : 0)
                        .average()
                        .orElseThrow();
    }
}
