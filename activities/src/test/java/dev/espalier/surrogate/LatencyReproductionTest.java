package dev.espalier.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.hardware.Latency;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.hardware.lookup.HelpDevices;
import dev.espalier.space.Architecture;
import dev.espalier.space.cell.NasBench201;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How well latencies of 1,000 networks of NAS-Bench-201 are predicted from those of a few, on devices on which all were
 * timed: the mean over seeds. Beside it stands a linear regression on the counts of operations. The figures stand in
 * {@code docs/reproduction.md}.
 */
class LatencyReproductionTest {

    private static final int SEEDS = Integer.getInteger("espalier.seeds", 5);
    private static final int TESTED = 1_000;
    private static final NasBench201 SPACE = new NasBench201();

    /**
     * How good predictions are.
     *
     * @param errorPct mean over the networks that connect input and output: what has no path takes next to no time on
     *     some devices, so that any error is many times that
     */
    private record Quality(double tau, double errorPct, double coveragePct) {

        static Quality of(List<Architecture> tested, LatencyModel device, List<Latency> predicted) {
            var truth = tested.stream()
                    .map(architecture -> truth(device, architecture))
                    .toList();
            var means = predicted.stream().map(Latency::meanMs).toList();
            var errors = IntStream.range(0, tested.size())
                    .filter(i -> connected(tested.get(i)))
                    .mapToDouble(i -> Math.abs(means.get(i) / truth.get(i) - 1));
            var covered = IntStream.range(0, tested.size())
                    .filter(i -> predicted.get(i).lowMs() <= truth.get(i)
                            && truth.get(i) <= predicted.get(i).highMs())
                    .count();
            return new Quality(
                    Objects.requireNonNull(Agreement.tau(means, truth)),
                    100 * errors.average().orElseThrow(),
                    100.0 * covered / tested.size());
        }

        static Quality mean(List<Quality> all) {
            ToDoubleFunction<ToDoubleFunction<Quality>> mean =
                    figure -> all.stream().mapToDouble(figure).average().orElseThrow();
            return new Quality(
                    mean.applyAsDouble(Quality::tau),
                    mean.applyAsDouble(Quality::errorPct),
                    mean.applyAsDouble(Quality::coveragePct));
        }
    }

    private interface Predictor {
        Latency of(Architecture architecture);
    }

    private interface Fit {
        Predictor of(List<Architecture> measured, double[] meansMs);
    }

    static Stream<Arguments> devices() {
        var devices = new HelpDevices();
        return Stream.of(devices.pixel3(), devices.raspi4(), devices.eyeriss(), devices.fpga())
                .flatMap(device -> IntStream.of(10, 20, 30, 50).mapToObj(count -> Arguments.of(device, count)));
    }

    @ParameterizedTest
    @MethodSource("devices")
    void predictsFromAFewMeasurementsBetterThanARegressionWithIntervalsThatHold(LatencyModel device, int count) {
        var drawn = quality(device, count, LatencyReproductionTest::surrogate, LatencyReproductionTest::drawn);
        var chosen = quality(device, count, LatencyReproductionTest::surrogate, LatencyReproductionTest::chosen);
        var linear = quality(device, count, LatencyReproductionTest::regression, LatencyReproductionTest::drawn);
        System.err.printf(
                "%-8s %2d: drawn tau %.3f, error %.1f %%, 95 %% holds %.1f %%; chosen %.3f, %.1f, %.1f; regression %.3f, %.1f%n",
                device.device().name(),
                count,
                drawn.tau(),
                drawn.errorPct(),
                drawn.coveragePct(),
                chosen.tau(),
                chosen.errorPct(),
                chosen.coveragePct(),
                linear.tau(),
                linear.errorPct());
        assertThat(drawn.tau()).isGreaterThan(Math.min(0.95, linear.tau() + 0.03));
        assertThat(drawn.errorPct()).isLessThan(Math.max(1, 0.9 * linear.errorPct()));
        assertThat(drawn.coveragePct()).isGreaterThan(88);
        assertThat(chosen.tau()).isGreaterThan(0.83);
    }

    private static double truth(LatencyModel device, Architecture architecture) {
        return device.latency(SPACE.network(architecture)).meanMs();
    }

    private static boolean connected(Architecture architecture) {
        return !SPACE.operations(architecture).vertices().getLast().inputs().isEmpty();
    }

    private interface Measured {
        List<Architecture> of(int count, int seed);
    }

    private static Quality quality(LatencyModel device, int count, Fit fit, Measured choice) {
        var all = new ArrayList<Quality>();
        for (int seed = 0; seed < SEEDS; seed++) {
            var measured = choice.of(count, seed);
            var predictor = fit.of(
                    measured,
                    measured.stream()
                            .mapToDouble(network -> truth(device, network))
                            .toArray());
            var tested = shuffled(seed).stream()
                    .filter(network -> !measured.contains(network))
                    .skip(count)
                    .limit(TESTED)
                    .toList();
            all.add(Quality.of(
                    tested, device, tested.stream().map(predictor::of).toList()));
        }
        return Quality.mean(all);
    }

    private static List<Architecture> shuffled(int seed) {
        var all = new ArrayList<>(
                IntStream.range(0, 15_625).mapToObj(SPACE::ofIndex).toList());
        Collections.shuffle(all, new Random(seed));
        return all;
    }

    private static List<Architecture> drawn(int count, int seed) {
        return shuffled(seed).subList(0, count);
    }

    private static List<Architecture> chosen(int count, int seed) {
        return Spread.of(SPACE, count, new SplittableRandom(seed));
    }

    private static Predictor surrogate(List<Architecture> measured, double[] meansMs) {
        var surrogate = new LatencySurrogate(SPACE, measured, meansMs);
        return architecture -> surrogate.predict(SPACE.network(architecture));
    }

    /** Least squares on how often each of the five operations occurs, in milliseconds. */
    private static Predictor regression(List<Architecture> measured, double[] meansMs) {
        var design = new DMatrixRMaj(
                measured.stream().map(LatencyReproductionTest::occurrences).toArray(double[][]::new));
        var inverse = new DMatrixRMaj(1, 1);
        CommonOps_DDRM.pinv(design, inverse);
        var costs = new DMatrixRMaj(1, 1);
        CommonOps_DDRM.mult(inverse, new DMatrixRMaj(meansMs), costs);
        return architecture -> {
            var occurrences = occurrences(architecture);
            double sum = IntStream.range(0, occurrences.length)
                    .mapToDouble(i -> occurrences[i] * costs.get(i))
                    .sum();
            double shortest = DoubleStream.of(meansMs).min().orElseThrow() / 10;
            return new Latency(Math.max(shortest, sum), 0, Latency.Source.PREDICTED);
        };
    }

    /** They add up to the number of edges, so that a constant is among what they can say. */
    private static double[] occurrences(Architecture architecture) {
        var occurrences = new double[5];
        architecture.choices().forEach(choice -> occurrences[choice]++);
        return occurrences;
    }
}
