package dev.espalier.sgnas;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.space.Architecture;
import org.jspecify.annotations.Nullable;

/**
 * An architecture that the generator gave.
 *
 * @param cost in the unit of the cost
 * @param inheritedPct how many images of the validation split it answers rightly with the weights that it inherits, in
 *     percent; null where there is no supernet
 */
public record Ranked(
        Architecture architecture,
        double cost,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double inheritedPct) {}
