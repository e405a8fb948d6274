package dev.espalier.fade;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.space.dag.Dag;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Graphs at random, and the best of the last region: what the others are held against.
 *
 * @param vertices of the graphs
 * @param carried the best of the last region; null before the first
 */
public record RandomRegions(
        int vertices,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Dag carried) implements OuterSearch {

    @Override
    public List<Dag> propose(int count, FadeSettings settings, RandomGenerator random) {
        var proposals = new Proposals(count);
        if (carried != null) {
            proposals.add(carried);
        }
        return proposals.filled(vertices, random);
    }

    @Override
    public OuterSearch observe(List<Ranked> region, FadeSettings settings, RandomGenerator random) {
        return new RandomRegions(vertices, OuterSearch.top(region));
    }

    @Override
    public Dag answer() {
        return carried == null ? new Dag(vertices, 0) : carried;
    }
}
