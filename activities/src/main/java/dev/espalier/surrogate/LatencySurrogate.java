package dev.espalier.surrogate;

import dev.espalier.hardware.Latency;
import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import dev.espalier.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A model of latency over a space, made from a few measured architectures: a Gaussian process whose kernel is a sum over
 * operations and the likeness that {@link Surrogate} compares by. Devices mostly work off one operation after the other,
 * so the sum says most, in milliseconds and not in their logarithms; what remains is looked up with those alike. How much
 * each of the two says, how far likeness reaches, how much is noise, and whether operations that nothing puts out cost
 * time, cannot be told from a few measurements. So nothing is chosen: predictions are averaged over all of these, each
 * as likely as it makes the measurements, which also keeps the intervals honest. Equal measurements give equal models.
 *
 * @see <a href="https://gaussianprocess.org/gpml/">Rasmussen &amp; Williams 2006, Section 5.2 for the evidence</a>
 */
public final class LatencySurrogate {

    /** How much of the variance is the sum's. */
    private static final double[] SHARES = {0, 0.5, 0.8, 0.95, 0.99};

    private static final double[] SCALES = {0.2, 0.8, 3.2};
    private static final double[] NOISES = {0.0001, 0.01, 0.1, 0.3};

    /** What is less likely than this share of the likeliest changes no prediction. */
    private static final double NEGLIGIBLE = 0.001;

    /** A sum of parts can fall below zero, a latency cannot: to this share of the shortest measured one. */
    private static final double SHORTEST = 0.1;

    private final Encodings encodings;
    private final Likeness likeness;
    private final Additive all;
    private final Additive used;
    private final double mean;
    private final double deviation;
    private final double least;
    private final List<Member> members;

    /** One of the models that are averaged. */
    private record Member(boolean all, double share, int scale, double noise, Posterior posterior, double weight) {
        Member weighing(double other) {
            return new Member(all, share, scale, noise, posterior, other);
        }
    }

    /**
     * Learns from measurements.
     *
     * @param architectures at least four, each once
     * @param meansMs of them, in their order, above 0
     */
    public LatencySurrogate(SearchSpace space, List<Architecture> architectures, double[] meansMs) {
        this.encodings = new Encodings(space);
        this.likeness = new Likeness(architectures.stream().map(encodings::of).toList());
        var counts = architectures.stream()
                .map(space::network)
                .map(OperationCounts::of)
                .toList();
        this.all = new Additive(counts.stream().map(OperationCounts::all).toList());
        this.used = new Additive(counts.stream().map(OperationCounts::used).toList());
        this.mean = Arrays.stream(meansMs).average().orElseThrow();
        double variance = Arrays.stream(meansMs)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        this.deviation = variance > 0 ? Math.sqrt(variance) : 1;
        this.least = SHORTEST * Arrays.stream(meansMs).min().orElseThrow();
        this.members = likely(members(
                Arrays.stream(meansMs).map(value -> (value - mean) / deviation).toArray()));
    }

    private List<Member> members(double[] targets) {
        var alike = likeness.matrix();
        var members = new ArrayList<Member>();
        for (int scale = 0; scale < SCALES.length; scale++) {
            double reach = SCALES[scale];
            var near = Arrays.stream(alike).map(row -> near(row, reach)).toArray(double[][]::new);
            for (boolean whole : new boolean[] {true, false}) {
                var sums = (whole ? all : used).matrix();
                for (double share : SHARES) {
                    for (double noise : NOISES) {
                        var posterior = new Posterior(MixedKernel.matrix(sums, near, share, noise), targets);
                        members.add(new Member(whole, share, scale, noise, posterior, 0));
                    }
                }
            }
        }
        return members;
    }

    private static double[] near(double[] likeness, double scale) {
        return Arrays.stream(likeness)
                .map(value -> GaussianProcess.covariance(value, scale))
                .toArray();
    }

    /** Those that matter, weights summing to 1. */
    private static List<Member> likely(List<Member> members) {
        double most = members.stream()
                .mapToDouble(member -> member.posterior().evidence())
                .max()
                .orElseThrow();
        var likely = members.stream()
                .map(member -> member.weighing(StrictMath.exp(member.posterior().evidence() - most)))
                .filter(member -> member.weight() > NEGLIGIBLE)
                .toList();
        double sum = 0;
        for (var member : likely) {
            sum += member.weight();
        }
        double whole = sum;
        return likely.stream()
                .map(member -> member.weighing(member.weight() / whole))
                .toList();
    }

    /** What an architecture of the space should take. */
    public Latency predict(Network network) {
        var counts = OperationCounts.of(network);
        var sums = all.to(counts.all());
        var usedSums = used.to(counts.used());
        var alike = likeness.to(encodings.of(network.architecture()));
        var near = Arrays.stream(SCALES).mapToObj(scale -> near(alike, scale)).toArray(double[][]::new);
        var means = new double[members.size()];
        var variances = new double[members.size()];
        double expected = 0;
        for (int i = 0; i < means.length; i++) {
            var member = members.get(i);
            var kernel = MixedKernel.to(member.all() ? sums : usedSums, near[member.scale()], member.share());
            means[i] = member.posterior().mean(kernel);
            variances[i] = variance(member, kernel, alike.length);
            expected += member.weight() * means[i];
        }
        double variance = 0;
        for (int i = 0; i < means.length; i++) {
            double apart = means[i] - expected;
            variance += members.get(i).weight() * (variances[i] + apart * apart);
        }
        return new Latency(
                Math.max(least, mean + deviation * expected),
                deviation * Math.sqrt(variance),
                Latency.Source.PREDICTED);
    }

    /** Of what would be measured. The process' own was estimated from few, which makes it Student's instead of normal. */
    private static double variance(Member member, double[] kernel, int known) {
        double self = kernel[known];
        double explained = member.posterior().explained(kernel, known);
        return member.posterior().variance() * known / (known - 3.0) * (Math.max(0, self - explained) + member.noise());
    }
}
