package dev.espalier.space;

import java.util.List;

/**
 * A small graph as people draw it for an architecture: the cell of a cell space, or a chain of decisions. It says what
 * was chosen, not everything that is built; that is the {@link Network}.
 *
 * @param vertices names in topological order
 */
public record Cell(String title, List<String> vertices, List<Edge> edges) {

    public Cell {
        vertices = List.copyOf(vertices);
        edges = List.copyOf(edges);
        for (var edge : edges) {
            if (edge.from() < 0 || edge.from() >= edge.to() || edge.to() >= vertices.size()) {
                throw new IllegalArgumentException(
                        "The edge (%s) must lead from a vertex to a later one of %d.".formatted(edge, vertices.size()));
            }
        }
    }

    /**
     * An arrow with the operation it carries.
     *
     * @param from index of a vertex
     * @param to index of a later vertex
     * @param op the option's name as the field writes it
     */
    public record Edge(int from, int to, String op) {}
}
