package dev.espalier.surrogate;

import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Chooses the architectures whose latencies are most worth knowing: of many drawn at random, one after the other the
 * one that the model of {@link LatencySurrogate} would know least about, had it measured those before.
 *
 * @see <a href="https://jmlr.org/papers/v9/krause08a.html">Krause et al., JMLR 2008, Section 2.2</a>
 */
public final class Spread {

    private static final int DRAWN = 1_000;
    private static final int ATTEMPTS = 20;

    /** The middle of what the model considers possible. */
    private static final double SHARE = 0.5;

    private static final double SCALE = 0.8;
    private static final double NOISE = 0.01;

    private Spread() {}

    /**
     * At most so many architectures, each once, what says most first; fewer where the space has fewer. What puts out
     * nothing but zeros is left out: nobody would build it.
     */
    public static List<Architecture> of(SearchSpace space, int count, RandomGenerator random) {
        var drawn = drawn(space, random);
        return chosen(covariance(space, drawn), count).stream().map(drawn::get).toList();
    }

    private static List<Architecture> drawn(SearchSpace space, RandomGenerator random) {
        var drawn = new LinkedHashSet<Architecture>();
        for (int i = 0; i < ATTEMPTS * DRAWN && drawn.size() < DRAWN; i++) {
            var architecture = space.sample(random);
            var output = space.operations(architecture).vertices().getLast();
            if (!output.inputs().isEmpty()) {
                drawn.add(architecture);
            }
        }
        return List.copyOf(drawn);
    }

    private static double[][] covariance(SearchSpace space, List<Architecture> drawn) {
        var encodings = new Encodings(space);
        var counts = drawn.stream().map(space::network).map(OperationCounts::of).toList();
        var all = new Additive(counts.stream().map(OperationCounts::all).toList()).matrix();
        var used = new Additive(counts.stream().map(OperationCounts::used).toList()).matrix();
        var near = new Likeness(drawn.stream().map(encodings::of).toList()).matrix();
        for (int i = 0; i < near.length; i++) {
            for (int j = 0; j < near.length; j++) {
                near[i][j] = SHARE * (all[i][j] + used[i][j]) / 2
                        + (1 - SHARE) * GaussianProcess.covariance(near[i][j], SCALE)
                        + 1;
            }
        }
        return near;
    }

    /** Cholesky's decomposition, which takes the most uncertain next. */
    private static List<Integer> chosen(double[][] covariance, int count) {
        var open = new double[covariance.length];
        Arrays.setAll(open, i -> covariance[i][i]);
        var chosen = new ArrayList<Integer>();
        var columns = new ArrayList<double[]>();
        while (chosen.size() < Math.min(count, open.length)) {
            int next = greatest(open);
            var column = covariance[next].clone();
            for (var before : columns) {
                for (int i = 0; i < column.length; i++) {
                    column[i] -= before[next] * before[i];
                }
            }
            double root = Math.sqrt(open[next] + NOISE);
            for (int i = 0; i < column.length; i++) {
                column[i] /= root;
                open[i] = Math.max(0, open[i] - column[i] * column[i]);
            }
            columns.add(column);
            chosen.add(next);
            chosen.forEach(taken -> open[taken] = -1);
        }
        return chosen;
    }

    private static int greatest(double[] values) {
        int greatest = 0;
        for (int i = 1; i < values.length; i++) {
            greatest = values[i] > values[greatest] ? i : greatest;
        }
        return greatest;
    }
}
