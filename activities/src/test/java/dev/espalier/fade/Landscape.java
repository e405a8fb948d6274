package dev.espalier.fade;

import dev.espalier.space.dag.Dag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What each graph of five vertices is worth: a sum over its edges and over pairs of them, of mean 0 and deviation 1. */
final class Landscape {

    static final int VERTICES = 5;
    private static final int EDGES = Dag.edges(VERTICES);
    private static final double SHARPNESS = 2;
    private static final double PAIRS = 0.3;

    private final double[] worth = new double[1 << EDGES];

    private Landscape() {}

    static Landscape random(long seed) {
        var random = new SplittableRandom(seed);
        var landscape = new Landscape();
        var single = new double[EDGES];
        var pair = new double[EDGES][EDGES];
        for (int i = 0; i < EDGES; i++) {
            single[i] = random.nextGaussian();
            for (int j = 0; j < i; j++) {
                pair[i][j] = PAIRS * random.nextGaussian();
            }
        }
        for (int bits = 0; bits < landscape.worth.length; bits++) {
            for (int i = 0; i < EDGES; i++) {
                for (int j = 0; j <= i; j++) {
                    boolean both = (bits >> i & 1) == 1 && (bits >> j & 1) == 1;
                    landscape.worth[bits] += both ? i == j ? single[i] : pair[i][j] : 0;
                }
            }
        }
        landscape.standardise();
        return landscape;
    }

    /** The more edges the better. */
    static Landscape edges() {
        var landscape = new Landscape();
        for (int bits = 0; bits < landscape.worth.length; bits++) {
            landscape.worth[bits] = Integer.bitCount(bits);
        }
        landscape.standardise();
        return landscape;
    }

    private void standardise() {
        double mean = Arrays.stream(worth).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(worth)
                .map(one -> (one - mean) * (one - mean))
                .average()
                .orElseThrow());
        for (int i = 0; i < worth.length; i++) {
            worth[i] = (worth[i] - mean) / deviation;
        }
    }

    /** The share of all graphs that a graph is at least as good as. */
    double quantile(Dag graph) {
        double own = worth[graph.bits()];
        return (double) Arrays.stream(worth).filter(one -> one <= own).count() / worth.length;
    }

    /** What a search settles for after so many regions. */
    Dag searched(OuterSearch begun, FadeSettings settings, int count, double noise, int steps, long seed) {
        var random = new SplittableRandom(seed);
        var search = begun;
        for (int step = 0; step < steps; step++) {
            search = search.observe(region(search.propose(count, settings, random), noise, random), settings, random);
        }
        return search.answer();
    }

    /** A softmax of what graphs are worth, which nobody sees but with noise. */
    private List<Ranked> region(List<Dag> graphs, double noise, RandomGenerator random) {
        var powers = graphs.stream()
                .mapToDouble(graph -> Math.exp(SHARPNESS * worth[graph.bits()] + noise * random.nextGaussian()))
                .toArray();
        double sum = Arrays.stream(powers).sum();
        var region = new ArrayList<Ranked>();
        for (int i = 0; i < powers.length; i++) {
            region.add(new Ranked(graphs.get(i), powers[i] / sum));
        }
        return region;
    }
}
