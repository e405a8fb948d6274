package dev.espalier.fade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.KendallsCorrelation;

/**
 * How the graphs of a region rank: means of their shares over the runs that learned something.
 *
 * @param runs that learned something
 * @see <a href="https://arxiv.org/abs/2404.16218">Neumeyer et al., IDA 2024</a>
 */
public record RegionRanks(List<RegionRun> runs) {

    /** How often runs are drawn again for an interval. */
    private static final int DRAWS = 1_000;

    private static final double OUTSIDE = 0.025;
    private static final long SEED = 1;

    /** Of how many standard deviations an accuracy must be above chance for something to have been learned. */
    private static final double DEVIATIONS = 3;

    public RegionRanks {
        runs = List.copyOf(runs);
    }

    /**
     * Of all runs but those that stayed at chance: what a mean over these says is noise.
     *
     * @param classes of the images
     * @param images that accuracies are of
     */
    public static RegionRanks of(List<RegionRun> all, int classes, int images) {
        double chance = 1.0 / classes;
        double least = 100 * (chance + DEVIATIONS * Math.sqrt(chance * (1 - chance) / images));
        return new RegionRanks(
                all.stream().filter(run -> run.accuracyPct() > least).toList());
    }

    /**
     * The score of a graph.
     *
     * @param low end of an interval of 95 %; as the score where there is one run
     * @param high its other end
     */
    public record Score(double mean, double low, double high) {}

    /** Of a graph of a stage, both counted from 0. */
    public Score score(int stage, int graph) {
        var shares = shares(stage, graph);
        var means = new double[DRAWS];
        var random = new SplittableRandom(SEED);
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (int i = 0; i < shares.length; i++) {
                sum += shares[random.nextInt(shares.length)];
            }
            means[draw] = sum / shares.length;
        }
        Arrays.sort(means);
        int outside = (int) (OUTSIDE * DRAWS);
        return new Score(Arrays.stream(shares).average().orElseThrow(), means[outside], means[DRAWS - 1 - outside]);
    }

    private double[] shares(int stage, int graph) {
        return runs.stream()
                .mapToDouble(run -> run.shares().get(stage).get(graph))
                .toArray();
    }

    /** The mean score of a path, of its stages. */
    public double mean(List<Integer> path) {
        return scores(path).stream().mapToDouble(score -> score).average().orElseThrow();
    }

    /** The logarithm of the probability that the shares give to a path, its stages taken as independent. */
    public double log(List<Integer> path) {
        return scores(path).stream()
                .mapToDouble(score -> Math.log(Math.max(score, Double.MIN_NORMAL)))
                .sum();
    }

    /** The least score of a path's graphs. */
    public double least(List<Integer> path) {
        return scores(path).stream().mapToDouble(score -> score).min().orElseThrow();
    }

    private List<Double> scores(List<Integer> path) {
        return IntStream.range(0, path.size())
                .mapToObj(stage ->
                        Arrays.stream(shares(stage, path.get(stage))).average().orElseThrow())
                .toList();
    }

    /** Kendall's tau between the orders of two runs, its mean over pairs of runs and stages; none of fewer than two. */
    public OptionalDouble agreement() {
        var taus = new ArrayList<Double>();
        for (int one = 0; one < runs.size(); one++) {
            for (int other = one + 1; other < runs.size(); other++) {
                for (int stage = 0; stage < runs.get(one).shares().size(); stage++) {
                    double tau = tau(
                            runs.get(one).shares().get(stage),
                            runs.get(other).shares().get(stage));
                    if (!Double.isNaN(tau)) {
                        taus.add(tau);
                    }
                }
            }
        }
        return taus.stream().mapToDouble(tau -> tau).average();
    }

    private static double tau(List<Double> one, List<Double> other) {
        return new KendallsCorrelation()
                .correlation(
                        one.stream().mapToDouble(share -> share).toArray(),
                        other.stream().mapToDouble(share -> share).toArray());
    }
}
