package dev.espalier.space.cell;

import dev.espalier.space.Cell;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.OperationGraph;
import java.util.ArrayList;
import java.util.List;

/** A recurrent cell as people draw it, and as it is compared with others. */
final class RecurrentDrawing {

    /** Of what a blend reads. */
    private static final List<String> ROLES = List.of("gate", "gated", "");

    private RecurrentDrawing() {}

    /** The word first, then hidden states, nodes, and new hidden states, the one that is put out last. */
    static Cell of(RecurrentCell cell) {
        int states = cell.states();
        var vertices = new ArrayList<String>(List.of("x"));
        var edges = new ArrayList<Cell.Edge>();
        for (int state = 0; state < states; state++) {
            vertices.add("h" + state);
        }
        for (var node : cell.nodes()) {
            for (int place = 0; place < node.inputs().size(); place++) {
                int input = node.inputs().get(place);
                int from = RecurrentCell.node(input) ? input - RecurrentCell.MOST_STATES + states : input;
                edges.add(new Cell.Edge(from, vertices.size(), node.op().ordered() ? ROLES.get(place) : ""));
            }
            vertices.add(node.op().word());
        }
        for (int state = states - 1; state >= 0; state--) {
            edges.add(new Cell.Edge(1 + states + cell.heads().get(state), vertices.size(), ""));
            vertices.add("h" + state + "'");
        }
        return new Cell("recurrent cell", vertices, edges);
    }

    /** Sums are operations of their own, as what they add is one factor of a product. */
    static OperationGraph graph(RecurrentCell cell) {
        var nodes = new ArrayList<>(List.of(new Node("0", new Op.Input(1, 1))));
        for (int state = 0; state < cell.states(); state++) {
            nodes.add(new Node("" + (1 + state), new Op.Memory("h_new_" + state, 1)));
        }
        for (int i = 0; i < cell.nodes().size(); i++) {
            var node = cell.nodes().get(i);
            var inputs = new ArrayList<String>();
            for (int place = 0; place < node.inputs().size(); place++) {
                var input = "" + node.inputs().get(place);
                inputs.add(input);
                if (node.op().ordered() && place < 2) {
                    var role = "%d/%d".formatted(RecurrentCell.FIRST_NODE + i, place);
                    nodes.add(new Node(role, new Op.Named(ROLES.get(place)), input));
                    inputs.set(place, role);
                }
            }
            nodes.add(new Node(
                    "" + (RecurrentCell.FIRST_NODE + i), new Op.Named(node.op().key()), inputs));
        }
        var made = new ArrayList<String>();
        for (int state = 0; state < cell.states(); state++) {
            made.add("h_new_" + state);
            var head = "" + (RecurrentCell.FIRST_NODE + cell.heads().get(state));
            nodes.add(new Node(made.getLast(), new Op.Named(made.getLast()), head));
        }
        nodes.add(new Node("output", new Op.Add(), made));
        return OperationGraph.of(nodes);
    }
}
