package dev.espalier.search;

import dev.espalier.space.Architecture;
import java.util.List;

/**
 * An architecture proposed for evaluation, with its lineage.
 *
 * @param parents ids of the trials it was made from, none for a sample
 * @param origin how it was made, one word of the method's: {@code random}, {@code mutation}
 */
public record Candidate(Architecture architecture, Fidelity fidelity, List<String> parents, String origin) {

    public Candidate {
        parents = List.copyOf(parents);
    }

    /** A candidate at full fidelity. */
    public Candidate(Architecture architecture, List<String> parents, String origin) {
        this(architecture, Fidelity.FULL, parents, origin);
    }
}
