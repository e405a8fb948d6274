package dev.espalier.space.grammar;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A graph whose edges are the arguments of a terminal.
 *
 * @param edges in the order of the arguments, each from a lower node to a higher one; the lowest node is the source, the
 *     highest the sink
 * @see <a href="https://arxiv.org/abs/2211.01842">Schrodi et al., NeurIPS 2023</a>, section 3
 */
public record Topology(List<Edge> edges) {

    /** From the source to the sink by two ways, one of two edges and one of one. */
    public static final Topology RESIDUAL2 = new Topology(List.of(edge(1, 2), edge(1, 3), edge(2, 3)));

    /** Three edges in a row, and one beside them. */
    public static final Topology RESIDUAL3 = new Topology(List.of(edge(1, 2), edge(2, 3), edge(1, 4), edge(3, 4)));

    /** The cell of NAS-Bench-201: each node reads all before it. */
    public static final Topology CELL =
            new Topology(List.of(edge(1, 2), edge(1, 3), edge(2, 3), edge(1, 4), edge(2, 4), edge(3, 4)));

    public Topology {
        edges = List.copyOf(edges);
    }

    /** An arrow between two nodes, which are numbered from 1. */
    public record Edge(int from, int to) {

        public Edge {
            if (from < 1 || to <= from) {
                throw new IllegalArgumentException(
                        "The edge (%d, %d) must lead from a node, from 1, to a higher one.".formatted(from, to));
            }
        }
    }

    private static Edge edge(int from, int to) {
        return new Edge(from, to);
    }

    /** So many edges in a row. */
    public static Topology linear(int edges) {
        return new Topology(IntStream.rangeClosed(1, edges)
                .mapToObj(from -> edge(from, from + 1))
                .toList());
    }

    /** Whether a way leads from the source to the sink without these edges. */
    boolean connects(BitSet without) {
        int sink = edges.stream().mapToInt(Edge::to).max().orElse(1);
        var reached = new BitSet();
        reached.set(1);
        for (int node = 1; node < sink; node++) {
            for (int i = 0; i < edges.size(); i++) {
                if (edges.get(i).from() == node && reached.get(node) && !without.get(i)) {
                    reached.set(edges.get(i).to());
                }
            }
        }
        return reached.get(sink);
    }
}
