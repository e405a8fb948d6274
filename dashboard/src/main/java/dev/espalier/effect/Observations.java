package dev.espalier.effect;

import dev.espalier.space.Decision;
import java.util.List;

/**
 * Trials as what was decided and what came of it.
 *
 * @param options of each trial one for each decision, as an index of its options
 * @param values of each trial, of one measure
 */
public record Observations(List<Decision> decisions, List<List<Integer>> options, double[] values) {

    public Observations {
        decisions = List.copyOf(decisions);
        options = List.copyOf(options);
        if (options.size() != values.length) {
            throw new IllegalArgumentException(
                    "There must be as many values (%d) as trials (%d).".formatted(values.length, options.size()));
        }
    }

    int size() {
        return values.length;
    }
}
