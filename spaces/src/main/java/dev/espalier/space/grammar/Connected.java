package dev.espalier.space.grammar;

import java.util.BitSet;
import java.util.Map;

/**
 * The constraint that in each topology of a term a way leads from the source to the sink over edges that are not cut.
 *
 * @param cut the primitive that cuts the edge it stands on: {@code zero}
 * @param topologies by the terminals that mean them; other terminals are free
 * @see <a href="https://arxiv.org/abs/2211.01842">Schrodi et al., NeurIPS 2023</a>, section 3 on constraints
 */
public record Connected(String cut, Map<String, Topology> topologies) {

    /** Every term keeps it. */
    static final Connected ANY = new Connected("", Map.of());

    public Connected {
        topologies = Map.copyOf(topologies);
    }

    /** Whether a term keeps it. */
    public boolean holds(Term term) {
        if (topologies.isEmpty()) {
            return true;
        }
        var cuts = new BitSet();
        for (int i = 0; i < term.arguments().size(); i++) {
            cuts.set(i, cuts(term.arguments().get(i)));
        }
        var topology = topologies.get(term.head());
        return (topology == null || topology.connects(cuts))
                && term.arguments().stream().allMatch(this::holds);
    }

    /** Whether another edge of a topology may be cut besides these. */
    boolean mayCut(String terminal, BitSet cuts, int edge) {
        var topology = topologies.get(terminal);
        if (topology == null) {
            return true;
        }
        var without = BitSet.valueOf(cuts.toLongArray());
        without.set(edge);
        return topology.connects(without);
    }

    boolean cuts(Term term) {
        return term.head().equals(cut) && term.arguments().isEmpty();
    }
}
