package dev.espalier.sgnas;

import dev.espalier.search.Sweep;
import java.util.List;

/**
 * The costs that are asked for, as people write them.
 *
 * @param values the lowest first; none where the limit of the cost is asked for
 */
record Targets(List<Double> values) {

    Targets {
        values = List.copyOf(values);
    }

    /** @throws IllegalArgumentException in one sentence, where they are neither numbers nor the word for the limit */
    static Targets of(String text) {
        return new Targets(
                text.equals(Wanted.CONSTRAINT)
                        ? List.of()
                        : Sweep.of("targets", text).values());
    }
}
