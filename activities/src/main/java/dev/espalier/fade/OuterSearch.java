package dev.espalier.fade;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.espalier.space.dag.Dag;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The search for one stage's graph, from region to region. It remembers no score: what one region says means nothing in
 * another. Unlike what the paper's code says, which holds none, these are proposals of our own.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DensitySearch.class, name = "density"),
    @JsonSubTypes.Type(value = NeighborhoodSearch.class, name = "neighborhood"),
    @JsonSubTypes.Type(value = LinearSearch.class, name = "linear"),
    @JsonSubTypes.Type(value = RandomRegions.class, name = "random")
})
public sealed interface OuterSearch permits DensitySearch, NeighborhoodSearch, LinearSearch, RandomRegions {

    /** Up to so many graphs for the next region, no two the same but for numbers; fewer where there are no more. */
    List<Dag> propose(int count, FadeSettings settings, RandomGenerator random);

    /** Goes on after a region; {@code region} holds at least one graph. */
    OuterSearch observe(List<Ranked> region, FadeSettings settings, RandomGenerator random);

    /** The graph it would settle for now. */
    @JsonIgnore
    Dag answer();

    /** The best of a region; of equals the first. */
    static Dag top(List<Ranked> region) {
        return region.stream()
                .max(Comparator.comparingDouble(Ranked::score))
                .orElseThrow()
                .graph();
    }

    /** The score of a graph in a region, whatever the numbers of its vertices; 0 where it is not in it. */
    static double score(List<Ranked> region, Dag graph) {
        return region.stream()
                .filter(one -> one.graph().canonical().equals(graph.canonical()))
                .mapToDouble(Ranked::score)
                .findFirst()
                .orElse(0);
    }
}
