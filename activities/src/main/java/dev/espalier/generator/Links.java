package dev.espalier.generator;

import java.util.Arrays;

/**
 * Who hears of whom in some graphs, as far as they are grown. Vertices of all graphs are counted together: graph g's
 * vertex v is row {@code v graphs + g}.
 */
final class Links {

    private static final int[] NONE = {};

    private final int graphs;
    private final int[][] forward;
    private final int[][] backward;

    /** None yet. */
    Links(int vertices, int graphs) {
        this(graphs, new int[vertices * graphs][], new int[vertices * graphs][]);
        Arrays.fill(forward, NONE);
        Arrays.fill(backward, NONE);
    }

    private Links(int graphs, int[][] forward, int[][] backward) {
        this.graphs = graphs;
        this.forward = forward;
        this.backward = backward;
    }

    void link(int from, int to, int graph) {
        add(forward, to * graphs + graph, from * graphs + graph);
        add(backward, from * graphs + graph, to * graphs + graph);
    }

    private static void add(int[][] lists, int row, int other) {
        var list = Arrays.copyOf(lists[row], lists[row].length + 1);
        list[list.length - 1] = other;
        lists[row] = list;
    }

    /** The rows that one hears of: its sources, as long as nothing is added. */
    int[] sources(int row) {
        return forward[row];
    }

    /** The same links as they are now, with each vertex hearing of those that it leads to. */
    Links reversed() {
        return new Links(graphs, backward.clone(), forward.clone());
    }

    /** As they are now, whatever is added to these. */
    Links now() {
        return new Links(graphs, forward.clone(), backward.clone());
    }
}
