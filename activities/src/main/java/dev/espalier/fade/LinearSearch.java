package dev.espalier.fade;

import dev.espalier.space.dag.Dag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A line through the scores of one region over the edges of its graphs, by ridge regression: the next region lies a step
 * along it, around the graphs nearest to there, and keeps the best of this one.
 *
 * @param vertices of the graphs
 * @param target where the next region lies, a number for each edge; empty before the first
 * @param survivors the best of the last region, the best first
 */
public record LinearSearch(int vertices, List<Double> target, List<Dag> survivors) implements OuterSearch {

    private static final int SURVIVORS = 2;
    private static final double RIDGE = 1;

    public LinearSearch {
        target = List.copyOf(target);
        survivors = List.copyOf(survivors);
    }

    static LinearSearch begun(int vertices) {
        return new LinearSearch(vertices, List.of(), List.of());
    }

    @Override
    public List<Dag> propose(int count, FadeSettings settings, RandomGenerator random) {
        var proposals = new Proposals(count);
        survivors.forEach(proposals::add);
        if (!target.isEmpty()) {
            nearest(random).forEach(proposals::add);
        }
        return proposals.filled(vertices, random);
    }

    /** All graphs, the nearest to the target first; of equally near ones any. */
    private List<Dag> nearest(RandomGenerator random) {
        record Far(Dag graph, double distance, double place) {}
        return IntStream.range(0, 1 << Dag.edges(vertices))
                .mapToObj(bits -> new Far(new Dag(vertices, bits), distance(bits), random.nextDouble()))
                .sorted(Comparator.comparingDouble(Far::distance).thenComparingDouble(Far::place))
                .map(Far::graph)
                .toList();
    }

    private double distance(int bits) {
        double squares = 0;
        for (int edge = 0; edge < target.size(); edge++) {
            double apart = (bits >> edge & 1) - target.get(edge);
            squares += apart * apart;
        }
        return squares;
    }

    @Override
    public OuterSearch observe(List<Ranked> region, FadeSettings settings, RandomGenerator random) {
        int edges = Dag.edges(vertices);
        var mean = new double[edges];
        for (var one : region) {
            for (int edge = 0; edge < edges; edge++) {
                mean[edge] += (double) (one.graph().bits() >> edge & 1) / region.size();
            }
        }
        var slope = slope(region, mean);
        double norm = Math.sqrt(IntStream.range(0, edges)
                .mapToDouble(edge -> slope[edge] * slope[edge])
                .sum());
        var next = new ArrayList<Double>();
        for (int edge = 0; edge < edges; edge++) {
            next.add(mean[edge] + (norm > 0 ? settings.step() * slope[edge] / norm : 0));
        }
        var best = region.stream()
                .sorted(Comparator.comparingDouble(Ranked::score).reversed())
                .limit(SURVIVORS)
                .map(Ranked::graph)
                .toList();
        return new LinearSearch(vertices, next, best);
    }

    /** Of the scores, K times each less 1, over edges around their mean. */
    private static double[] slope(List<Ranked> region, double[] mean) {
        int edges = mean.length;
        var squares = CommonOps_DDRM.identity(edges);
        CommonOps_DDRM.scale(RIDGE, squares);
        var products = new DMatrixRMaj(edges, 1);
        for (var one : region) {
            double utility = region.size() * one.score() - 1;
            for (int i = 0; i < edges; i++) {
                double left = (one.graph().bits() >> i & 1) - mean[i];
                products.add(i, 0, left * utility);
                for (int j = 0; j < edges; j++) {
                    squares.add(i, j, left * ((one.graph().bits() >> j & 1) - mean[j]));
                }
            }
        }
        var slope = new DMatrixRMaj(edges, 1);
        CommonOps_DDRM.solve(squares, products, slope);
        return slope.data;
    }

    @Override
    public Dag answer() {
        return survivors.isEmpty() ? new Dag(vertices, 0) : survivors.getFirst();
    }
}
