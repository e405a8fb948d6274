package dev.espalier.fade;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.space.dag.Dag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A probability for each edge, moved along the pseudo-gradient of the scores: the natural gradient of a Bernoulli model. It
 * averages over regions without remembering any, which makes it sturdy where scores are noisy.
 *
 * <p>Once all probabilities are at their bounds, or the best graph has not changed for long, it begins anew, and the best
 * graph is kept in the region.
 *
 * @param vertices of the graphs
 * @param theta the probability of each edge
 * @param kept the best graph of before it began anew; null where it never did
 * @param top the best graph of the last region; null before the first
 * @param still for how many regions that has been so
 * @see <a href="https://arxiv.org/abs/1106.4487">Wierstra et al., JMLR 2014</a>, for natural gradients of search
 *     distributions
 */
public record DensitySearch(
        int vertices,
        List<Double> theta,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Dag kept,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Dag top,
        int still)
        implements OuterSearch {

    private static final double HALF = 0.5;

    public DensitySearch {
        theta = List.copyOf(theta);
    }

    static DensitySearch begun(int vertices) {
        return new DensitySearch(vertices, Collections.nCopies(Dag.edges(vertices), HALF), null, null, 0);
    }

    @Override
    public List<Dag> propose(int count, FadeSettings settings, RandomGenerator random) {
        var proposals = new Proposals(count);
        if (kept != null) {
            proposals.add(kept);
        }
        if (vertices < settings.growTo()) {
            proposals.add(grown(answer(), random));
        }
        return proposals.drawn(() -> drawn(random)).filled(vertices, random);
    }

    /** With one vertex more, which reads one of the others and is read by the output. */
    private static Dag grown(Dag graph, RandomGenerator random) {
        int vertex = graph.vertices() + 1;
        int edge = Dag.edges(graph.vertices()) + random.nextInt(graph.vertices());
        return new Dag(vertex, graph.bits() | 1 << edge);
    }

    private Dag drawn(RandomGenerator random) {
        int bits = 0;
        for (int edge = 0; edge < theta.size(); edge++) {
            bits |= random.nextDouble() < theta.get(edge) ? 1 << edge : 0;
        }
        return new Dag(vertices, bits);
    }

    @Override
    public OuterSearch observe(List<Ranked> region, FadeSettings settings, RandomGenerator random) {
        var best = OuterSearch.top(region);
        if (best.vertices() > vertices) {
            var wider = new ArrayList<>(theta);
            wider.addAll(Collections.nCopies(Dag.edges(best.vertices()) - theta.size(), HALF));
            return new DensitySearch(best.vertices(), wider, best, best, 0);
        }
        int same = top != null && best.canonical().equals(top.canonical()) ? still + 1 : 0;
        var moved = moved(region, settings.step());
        boolean done = moved.stream().allMatch(this::atBound) || same >= settings.patience();
        return done
                ? new DensitySearch(vertices, begun(vertices).theta, best, best, 0)
                : new DensitySearch(vertices, moved, kept, best, same);
    }

    private List<Double> moved(List<Ranked> region, double step) {
        var moved = new ArrayList<Double>();
        for (int edge = 0; edge < theta.size(); edge++) {
            double gradient = 0;
            for (var one : region) {
                double utility = region.size() * one.score() - 1;
                gradient += utility * ((one.graph().bits() >> edge & 1) - theta.get(edge)) / region.size();
            }
            moved.add(Math.clamp(theta.get(edge) + step * gradient, least(), 1 - least()));
        }
        return moved;
    }

    private double least() {
        return 1.0 / Math.max(3, theta.size());
    }

    private boolean atBound(double probability) {
        return probability == least() || probability == 1 - least();
    }

    /** The most probable graph; what was kept, if it began anew. */
    @Override
    public Dag answer() {
        if (kept != null) {
            return kept;
        }
        int bits = 0;
        for (int edge = 0; edge < theta.size(); edge++) {
            bits |= theta.get(edge) > HALF ? 1 << edge : 0;
        }
        return new Dag(vertices, bits);
    }
}
