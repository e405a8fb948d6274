package dev.espalier.space.cell;

import dev.espalier.space.cell.RecurrentCell.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The smallest changes of a recurrent cell: another operation, another input, one more or less; a node put in or taken
 * out; another new hidden state, one more or less. What comes out may be no cell of the space, or the same.
 */
final class RecurrentEdits {

    private final RecurrentCell cell;
    private final List<RecurrentCell> edits = new ArrayList<>();

    private RecurrentEdits(RecurrentCell cell) {
        this.cell = cell;
    }

    static List<RecurrentCell> of(RecurrentCell cell) {
        var edits = new RecurrentEdits(cell);
        for (int node = 0; node < cell.nodes().size(); node++) {
            edits.change(node);
            edits.take(node);
            edits.remember(node);
            for (int place = 0; place < cell.nodes().get(node).inputs().size(); place++) {
                edits.put(node, place);
            }
        }
        edits.heads();
        edits.forget();
        return edits.edits;
    }

    private void change(int index) {
        var node = cell.nodes().get(index);
        for (var op : RecurrentOp.ALL) {
            if (op != node.op() && op.reads(node.inputs().size())) {
                set(index, new Node(op, node.inputs()));
            }
        }
        for (int source = 0; source < RecurrentCell.FIRST_NODE + index; source++) {
            boolean there = RecurrentCell.node(source) || source <= cell.states();
            if (there && !node.inputs().contains(source)) {
                read(index, source);
            }
        }
        if (node.op().reads(node.inputs().size() - 1)) {
            node.inputs().forEach(input -> set(index, new Node(node.op(), without(node.inputs(), input))));
        }
    }

    /** In place of each input, and beside them where one more can be read. */
    private void read(int index, int source) {
        var node = cell.nodes().get(index);
        for (int place = 0; place < node.inputs().size(); place++) {
            set(index, new Node(node.op(), with(node.inputs(), place, source)));
        }
        if (node.op().reads(node.inputs().size() + 1)) {
            set(index, new Node(node.op(), plus(node.inputs(), source)));
        }
    }

    private void set(int index, Node node) {
        edits.add(new RecurrentCell(with(cell.nodes(), index, node), cell.heads()));
    }

    private void put(int reader, int place) {
        int source = cell.nodes().get(reader).inputs().get(place);
        between(source).forEach(node -> put(reader, place, node));
    }

    /** Nodes of one or two inputs that read something; the second is the word or a hidden state. */
    private List<Node> between(int source) {
        var between = new ArrayList<Node>();
        for (var op : RecurrentOp.ALL) {
            if (op.least() == 1) {
                between.add(new Node(op, List.of(source)));
            }
            for (int other = 0; op.least() == 2 && other <= cell.states(); other++) {
                if (other != source) {
                    between.add(new Node(op, List.of(source, other)));
                }
            }
        }
        return between;
    }

    private void put(int reader, int place, Node node) {
        int added = RecurrentCell.FIRST_NODE + reader;
        var nodes = new ArrayList<Node>(cell.nodes().subList(0, reader));
        nodes.add(node);
        for (int i = reader; i < cell.nodes().size(); i++) {
            var old = cell.nodes().get(i);
            nodes.add(new Node(
                    old.op(),
                    old.inputs().stream()
                            .map(input -> input >= added ? input + 1 : input)
                            .toList()));
        }
        var moved = nodes.get(reader + 1);
        nodes.set(reader + 1, new Node(moved.op(), with(moved.inputs(), place, added)));
        edits.add(new RecurrentCell(
                nodes,
                cell.heads().stream()
                        .map(head -> head >= reader ? head + 1 : head)
                        .toList()));
    }

    /** A node gives way to one of its inputs. */
    private void take(int index) {
        int taken = RecurrentCell.FIRST_NODE + index;
        for (int input : cell.nodes().get(index).inputs()) {
            var nodes = cell.nodes().stream()
                    .map(node -> new Node(node.op(), replaced(node.inputs(), taken, input)))
                    .toList();
            var heads = replaced(cell.heads(), index, input - RecurrentCell.FIRST_NODE);
            if (heads.stream().allMatch(head -> head >= 0)) {
                edits.add(new RecurrentCell(nodes, heads));
            }
        }
    }

    /** A node becomes a hidden state more, which it reads itself. */
    private void remember(int index) {
        if (cell.states() == RecurrentCell.MOST_STATES || cell.heads().contains(index)) {
            return;
        }
        var grown = new RecurrentEdits(new RecurrentCell(cell.nodes(), plus(cell.heads(), index)));
        grown.read(index, cell.states() + 1);
        edits.addAll(grown.edits);
    }

    /** The last hidden states are made no more: who read them reads the first. */
    private void forget() {
        for (int state = 1; state < cell.states(); state++) {
            int gone = state + 1;
            var nodes = cell.nodes().stream()
                    .map(node -> new Node(node.op(), forgotten(node.inputs(), gone)))
                    .toList();
            var heads = new ArrayList<>(cell.heads());
            heads.subList(state, state + 1).clear();
            edits.add(new RecurrentCell(nodes, heads));
        }
    }

    private static List<Integer> forgotten(List<Integer> inputs, int gone) {
        return replaced(inputs, gone, 1).stream()
                .map(input -> input > gone && !RecurrentCell.node(input) ? input - 1 : input)
                .toList();
    }

    private void heads() {
        for (int state = 0; state < cell.states(); state++) {
            int at = state;
            IntStream.range(0, cell.nodes().size()).forEach(node -> {
                // Where the node is another hidden state already, the two change places.
                var heads = replaced(cell.heads(), node, cell.heads().get(at));
                edits.add(new RecurrentCell(cell.nodes(), with(heads, at, node)));
            });
            for (var node : between(RecurrentCell.FIRST_NODE + cell.heads().get(state))) {
                edits.add(new RecurrentCell(
                        plus(cell.nodes(), node),
                        with(cell.heads(), state, cell.nodes().size())));
            }
        }
    }

    private static <T> List<T> with(List<T> list, int index, T item) {
        var changed = new ArrayList<>(list);
        changed.set(index, item);
        return changed;
    }

    private static <T> List<T> plus(List<T> list, T item) {
        var longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }

    private static List<Integer> without(List<Integer> list, int item) {
        return list.stream().filter(other -> other != item).toList();
    }

    private static List<Integer> replaced(List<Integer> list, int old, int item) {
        return list.stream().map(other -> other == old ? item : other).toList();
    }
}
