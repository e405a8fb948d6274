package dev.espalier.fade;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.space.dag.Dag;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A graph and some of those with one edge more or less: a gradient by differences, in the logarithm of scores, which is that
 * of the free numbers behind them. Where nothing around it is better it begins anew at random, and keeps what it had in the
 * region.
 *
 * @param centre the graph
 * @param tried which edges were changed to no avail since it moved, as bits
 * @param kept the best graph of before it began anew; null where it never did
 */
public record NeighborhoodSearch(
        Dag centre,
        int tried,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Dag kept) implements OuterSearch {

    static NeighborhoodSearch begun(int vertices, RandomGenerator random) {
        return new NeighborhoodSearch(Proposals.any(vertices, random), 0, null);
    }

    @Override
    public List<Dag> propose(int count, FadeSettings settings, RandomGenerator random) {
        var proposals = new Proposals(count);
        proposals.add(centre);
        edges(random).forEach(edge -> proposals.add(flipped(centre, 1 << edge)));
        if (kept != null) {
            proposals.add(kept);
        }
        return proposals.filled(centre.vertices(), random);
    }

    /** All edges, those first that were not tried. */
    private List<Integer> edges(RandomGenerator random) {
        record Drawn(int edge, double place) {}
        return IntStream.range(0, Dag.edges(centre.vertices()))
                .mapToObj(edge -> new Drawn(edge, random.nextDouble() + (tried >> edge & 1)))
                .sorted(Comparator.comparingDouble(Drawn::place))
                .map(Drawn::edge)
                .toList();
    }

    private static Dag flipped(Dag graph, int edges) {
        return new Dag(graph.vertices(), graph.bits() ^ edges);
    }

    @Override
    public OuterSearch observe(List<Ranked> region, FadeSettings settings, RandomGenerator random) {
        double here = OuterSearch.score(region, centre);
        var around = region.stream()
                .filter(one -> one.graph().vertices() == centre.vertices())
                .filter(one -> Integer.bitCount(one.graph().bits() ^ centre.bits()) == 1)
                .toList();
        int flips = around.stream()
                .filter(one -> one.score() > here)
                .sorted(Comparator.comparingDouble(Ranked::score).reversed())
                .limit(settings.flips())
                .mapToInt(one -> one.graph().bits() ^ centre.bits())
                .reduce(0, (a, b) -> a | b);
        if (flips != 0) {
            return new NeighborhoodSearch(flipped(centre, flips), 0, kept);
        }
        int covered = around.stream()
                .mapToInt(one -> one.graph().bits() ^ centre.bits())
                .reduce(tried, (a, b) -> a | b);
        boolean all = Integer.bitCount(covered) == Dag.edges(centre.vertices()) || around.isEmpty();
        return all
                ? new NeighborhoodSearch(Proposals.any(centre.vertices(), random), 0, better(region, here))
                : new NeighborhoodSearch(centre, covered, kept);
    }

    private Dag better(List<Ranked> region, double here) {
        return kept != null && OuterSearch.score(region, kept) > here ? kept : centre;
    }

    @Override
    public Dag answer() {
        return kept == null ? centre : kept;
    }
}
