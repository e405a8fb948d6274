package dev.espalier.space;

import java.util.List;

/**
 * One choice to be made in a flat search space.
 *
 * @param options the names of its values, at least one, distinct
 */
public record Decision(String name, List<String> options) {

    public Decision {
        options = List.copyOf(options);
        if (options.isEmpty()) {
            throw new IllegalArgumentException("The decision (%s) must have at least one option.".formatted(name));
        }
        if (options.stream().distinct().count() < options.size()) {
            throw new IllegalArgumentException(
                    "The options of the decision (%s) must be distinct, but are %s.".formatted(name, options));
        }
    }

    /** How many options there are. */
    public int arity() {
        return options.size();
    }
}
