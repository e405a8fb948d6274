package dev.espalier.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.space.Architecture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An architecture proposed for evaluation, with its lineage.
 *
 * @param parents ids of the trials it was made from, none for a sample
 * @param origin how it was made, one word of the method's: {@code random}, {@code mutation}
 * @param expected what the screen expects of it, or null where nothing screens
 */
public record Candidate(
        Architecture architecture,
        Fidelity fidelity,
        List<String> parents,
        String origin,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Expectation expected) {

    public Candidate {
        parents = List.copyOf(parents);
    }

    /** A candidate of which nothing is expected. */
    public Candidate(Architecture architecture, Fidelity fidelity, List<String> parents, String origin) {
        this(architecture, fidelity, parents, origin, null);
    }

    /** A candidate at full fidelity. */
    public Candidate(Architecture architecture, List<String> parents, String origin) {
        this(architecture, Fidelity.FULL, parents, origin);
    }

    /** The same with what is expected of it. */
    public Candidate expecting(Expectation expectation) {
        return new Candidate(architecture, fidelity, parents, origin, expectation);
    }
}
