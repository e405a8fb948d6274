package dev.espalier.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a screen expected of a candidate before anything was evaluated.
 *
 * @param mean where it would rank among what was known, as a normal score; less is better, 0 is the middle
 * @param deviation how uncertain that is, at least 0
 * @param figure the same in the unit of the objective, never beyond what was known; null where there are several
 * @param audited whether it was drawn for evaluation though the screen had dropped it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Expectation(
        double mean, double deviation, @Nullable Double figure, boolean audited) {

    /** The same for a candidate that is evaluated all the same. */
    public Expectation audit() {
        return new Expectation(mean, deviation, figure, true);
    }
}
