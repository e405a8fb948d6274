package dev.espalier.surrogate;

import dev.espalier.space.Architecture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A table of latencies, made from a few measured networks: what the network of all first options takes, and for each
 * operator what it adds. So a latency is a sum over decisions, as a generator needs it. Whole networks are measured,
 * since a single operator takes less than what a measurement wavers by, and in a network not what it takes alone.
 *
 * <p>The table is the mean of a Gaussian process of sums: operators take what their MACs say, and beside that each
 * something of its own. How much of its own, and how much is noise, is averaged over, each possibility as likely as it
 * makes the measurements. Noise is in proportion to the latency. Equal measurements give equal tables.
 *
 * @see <a href="https://gaussianprocess.org/gpml/">Rasmussen &amp; Williams 2006, Section 2.1 for sums</a>
 */
public final class LatencySums {

    /** How much of the variance the operators' own is; the rest is that of their MACs. */
    private static final double[] SHARES = {0.001, 0.01, 0.03, 0.1, 0.3, 0.6, 0.9};

    private static final double[] NOISES = {1e-5, 1e-4, 1e-3, 1e-2, 1e-1};

    private final Operators operators;
    private final double baseMs;
    private final SortedMap<String, Double> addedMs = new TreeMap<>();

    /**
     * Learns from measurements.
     *
     * @param architectures at least four, each once
     * @param meansMs of them, in their order, above 0
     */
    public LatencySums(Operators operators, List<Architecture> architectures, double[] meansMs) {
        this.operators = operators;
        var counts = architectures.stream().map(operators::of).toList();
        var process = new Regression(operators, counts, meansMs);
        this.baseMs = process.meanMs(new TreeMap<>());
        counts.stream()
                .flatMap(each -> each.keySet().stream())
                .distinct()
                .forEach(name -> addedMs.put(name, process.meanMs(new TreeMap<>(Map.of(name, 1))) - baseMs));
    }

    /** What an architecture should take; what was never measured of an operator is taken to be nothing. */
    public double meanMs(Architecture architecture) {
        double sum = baseMs;
        for (var count : operators.of(architecture).entrySet()) {
            sum += count.getValue() * addedMs.getOrDefault(count.getKey(), 0.0);
        }
        return sum;
    }

    /** By which the table is made. */
    private static final class Regression {

        private final Operators operators;
        private final Additive own;
        private final Additive size;
        private final double mean;
        private final double deviation;
        private final List<Member> members = new ArrayList<>();
        private final double most;

        private record Member(double share, Posterior posterior) {}

        Regression(Operators operators, List<SortedMap<String, Integer>> counts, double[] meansMs) {
            this.operators = operators;
            this.own = new Additive(counts);
            this.size = new Additive(counts.stream().map(this::size).toList());
            this.mean = Arrays.stream(meansMs).average().orElseThrow();
            double squares = Arrays.stream(meansMs)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            this.deviation = squares > 0 ? Math.sqrt(squares / meansMs.length) : 1;
            var targets = Arrays.stream(meansMs)
                    .map(value -> (value - mean) / deviation)
                    .toArray();
            for (double share : SHARES) {
                for (double noise : NOISES) {
                    var covariance = MixedKernel.matrix(own.matrix(), size.matrix(), share, 0);
                    for (int i = 0; i < meansMs.length; i++) {
                        covariance.add(i, i, noise * meansMs[i] * meansMs[i] / (mean * mean));
                    }
                    members.add(new Member(share, new Posterior(covariance, targets)));
                }
            }
            this.most = members.stream()
                    .mapToDouble(member -> member.posterior().evidence())
                    .max()
                    .orElseThrow();
        }

        private SortedMap<String, Integer> size(SortedMap<String, Integer> counts) {
            return new TreeMap<>(Map.of("macs", operators.macsK(counts)));
        }

        double meanMs(SortedMap<String, Integer> counts) {
            var sums = own.to(counts);
            var sizes = Arrays.copyOf(size.to(size(counts)), sums.length - 1);
            double weights = 0;
            double expected = 0;
            for (var member : members) {
                double weight = StrictMath.exp(member.posterior().evidence() - most);
                weights += weight;
                expected += weight * member.posterior().mean(MixedKernel.to(sums, sizes, member.share()));
            }
            return mean + deviation * expected / weights;
        }
    }
}
