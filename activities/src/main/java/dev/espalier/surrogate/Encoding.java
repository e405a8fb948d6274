package dev.espalier.surrogate;

import dev.espalier.hardware.Cost;
import dev.espalier.space.Architecture;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.SearchSpace;

/**
 * An architecture as kernels see it: the options chosen, none where the space is not flat, weighted patterns, and its
 * parameters.
 */
final class Encoding {

    private static final int[] NONE = {};

    private final int[] choices;
    private final long[] patterns;
    private final double[] weights;
    private final double params;

    private Encoding(int[] choices, long[] patterns, double[] weights, double params) {
        this.choices = choices;
        this.patterns = patterns;
        this.weights = weights;
        this.params = params;
    }

    static Encoding of(Architecture architecture, SearchSpace space) {
        var features = WeisfeilerLehman.features(space.operations(architecture));
        return new Encoding(
                space instanceof DecisionSpace
                        ? architecture.choices().stream()
                                .mapToInt(Integer::intValue)
                                .toArray()
                        : NONE,
                features.keySet().stream().mapToLong(Long::longValue).toArray(),
                features.values().stream().mapToDouble(Double::doubleValue).toArray(),
                Cost.of(space.network(architecture)).params());
    }

    int decisions() {
        return choices.length;
    }

    /** In how many decisions two agree. */
    int agreements(Encoding other) {
        int equal = 0;
        for (int i = 0; i < choices.length; i++) {
            equal += choices[i] == other.choices[i] ? 1 : 0;
        }
        return equal;
    }

    int size() {
        return patterns.length;
    }

    long pattern(int index) {
        return patterns[index];
    }

    double weight(int index) {
        return weights[index];
    }

    double params() {
        return params;
    }
}
