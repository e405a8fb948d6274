package dev.espalier.space.cell;

import dev.espalier.space.Decision;
import java.util.ArrayList;
import java.util.List;

/**
 * How a cell of NAS-Bench-101 is made step by step: the operations of 5 inner vertices, then each possible edge between
 * 7 vertices, by the vertex to which it leads. What in the end leads nowhere is cut off.
 */
final class CellSteps {

    private static final int VERTICES = VertexCell.MOST_VERTICES;
    private static final int INNER = VERTICES - 2;
    private static final int OUTPUT = VERTICES - 1;

    static final List<Decision> ALL = all();

    private CellSteps() {}

    private static List<Decision> all() {
        var steps = new ArrayList<Decision>();
        for (int vertex = 1; vertex <= INNER; vertex++) {
            steps.add(new Decision("vertex" + vertex, NasBench101.OPS));
        }
        for (int to = 1; to < VERTICES; to++) {
            for (int from = 0; from < to; from++) {
                steps.add(new Decision(from + "->" + to, List.of("no", "yes")));
            }
        }
        return List.copyOf(steps);
    }

    /** The cell with all vertices and the edges decided on so far. */
    static VertexCell cell(List<Integer> taken) {
        var edges = new ArrayList<Boolean>();
        for (int from = 0; from < VERTICES; from++) {
            for (int to = from + 1; to < VERTICES; to++) {
                int step = INNER + to * (to - 1) / 2 + from;
                edges.add(step < taken.size() && taken.get(step) == 1);
            }
        }
        return new VertexCell(edges, taken.subList(0, INNER));
    }

    /** An edge more must leave one for the output, unless the output is reached; the last that can reach it must. */
    static boolean[] allowed(List<Integer> taken) {
        if (taken.size() < INNER) {
            return new boolean[] {true, true, true};
        }
        var cell = cell(taken);
        int edge = taken.size() - INNER;
        int firstToOutput = OUTPUT * (OUTPUT - 1) / 2;
        int left = VertexCell.MOST_EDGES - cell.edgeCount();
        if (edge < firstToOutput) {
            return new boolean[] {true, left > 1};
        }
        int from = edge - firstToOutput;
        var reached = reached(cell);
        boolean done = reached[OUTPUT];
        boolean laterCan = false;
        for (int vertex = from + 1; vertex < OUTPUT; vertex++) {
            laterCan |= reached[vertex];
        }
        return new boolean[] {done || laterCan, left > (done || reached[from] ? 0 : 1)};
    }

    private static boolean[] reached(VertexCell cell) {
        var reached = new boolean[VERTICES];
        reached[0] = true;
        for (int to = 1; to < VERTICES; to++) {
            for (int from = 0; from < to; from++) {
                reached[to] |= reached[from] && cell.edge(from, to);
            }
        }
        return reached;
    }

    /** Of a smaller cell: its inner vertices stand first, the others are linked to nothing. */
    static List<Integer> of(VertexCell cell) {
        var steps = new ArrayList<>(cell.ops());
        while (steps.size() < INNER) {
            steps.add(0);
        }
        int output = cell.vertices() - 1;
        for (int to = 1; to < VERTICES; to++) {
            for (int from = 0; from < to; from++) {
                int target = to == OUTPUT ? output : to;
                boolean known = from < output && (to == OUTPUT || to < output);
                steps.add(known && cell.edge(from, target) ? 1 : 0);
            }
        }
        return List.copyOf(steps);
    }
}
