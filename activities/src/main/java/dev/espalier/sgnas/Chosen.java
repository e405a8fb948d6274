package dev.espalier.sgnas;

import java.util.List;

/**
 * What is to be evaluated for a target.
 *
 * @param key of everything that the choice depends on
 * @param target in the unit of the cost
 * @param ranked architectures of at most that cost, the most promising first
 */
public record Chosen(String key, double target, List<Ranked> ranked) {

    public Chosen {
        ranked = List.copyOf(ranked);
    }
}
