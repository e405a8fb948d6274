package dev.espalier.surrogate;

import dev.espalier.space.Architecture;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.SearchSpace;
import java.util.List;
import java.util.SortedMap;

/**
 * An architecture as kernels see it.
 *
 * @param choices the options chosen, none where the space is not flat
 * @param patterns weights of the patterns in its graph of operations
 */
record Encoding(List<Integer> choices, SortedMap<Long, Double> patterns) {

    static Encoding of(Architecture architecture, SearchSpace space) {
        return new Encoding(
                space instanceof DecisionSpace ? architecture.choices() : List.of(),
                WeisfeilerLehman.features(space.operations(architecture)));
    }
}
