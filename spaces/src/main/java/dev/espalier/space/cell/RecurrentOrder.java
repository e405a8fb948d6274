package dev.espalier.space.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order of a recurrent cell's nodes that does not depend on the one in which they were written: equal for cells that
 * differ in it, or in the order of the hidden states after the first. Nodes are coloured by what they read and who
 * reads them; where that leaves several alike, each is set apart in turn, and the least cell counts.
 */
final class RecurrentOrder {

    private static final Comparator<RecurrentCell> BY_CHOICES = Comparator.comparing(
            cell -> cell.choices().stream().mapToInt(Integer::intValue).toArray(), Arrays::compare);

    private final RecurrentCell cell;

    /** What is coloured: the word, hidden states, nodes; states that there are not are isolated and of one colour. */
    private final int size;

    /** Readers of each, with the place at which they read where that means something. */
    private final List<List<int[]>> readers = new ArrayList<>();

    /** Of a new hidden state the old one, and the other way round; -1 for what is neither. */
    private final int[] partner;

    private RecurrentOrder(RecurrentCell cell) {
        this.cell = cell;
        this.size = RecurrentCell.FIRST_NODE + cell.nodes().size();
        this.partner = new int[size];
        for (int i = 0; i < size; i++) {
            readers.add(new ArrayList<>());
            partner[i] = -1;
        }
        for (int state = 0; state < cell.states(); state++) {
            int node = RecurrentCell.FIRST_NODE + cell.heads().get(state);
            partner[node] = 1 + state;
            partner[1 + state] = node;
        }
        for (int i = 0; i < cell.nodes().size(); i++) {
            var node = cell.nodes().get(i);
            for (int place = 0; place < node.inputs().size(); place++) {
                readers.get(node.inputs().get(place))
                        .add(new int[] {RecurrentCell.FIRST_NODE + i, node.op().ordered() ? place : 0});
            }
        }
    }

    static RecurrentCell of(RecurrentCell cell) {
        var order = new RecurrentOrder(cell);
        return order.least(order.refined(order.first()));
    }

    /** By depth, so that inputs stand before their readers, then by operation and by whether it is a hidden state. */
    private int[] first() {
        var keys = new int[size][];
        for (int i = 0; i < size; i++) {
            keys[i] = i < RecurrentCell.FIRST_NODE ? source(i) : node(i, keys);
        }
        return ranks(keys);
    }

    private int[] source(int source) {
        boolean missing = source > cell.states();
        return new int[] {0, missing ? 3 : Math.min(source, 2)};
    }

    private int[] node(int index, int[][] keys) {
        var node = cell.nodes().get(index - RecurrentCell.FIRST_NODE);
        int depth = node.inputs().stream()
                .mapToInt(input -> keys[input][0] + 1)
                .max()
                .orElse(1);
        int head = cell.heads().indexOf(index - RecurrentCell.FIRST_NODE);
        return new int[] {depth, node.op().number(), node.inputs().size(), Math.min(head, 1)};
    }

    private int[] refined(int[] colors) {
        var refined = colors;
        var before = new int[0];
        while (!Arrays.equals(before, refined)) {
            before = refined;
            var keys = new int[size][];
            for (int i = 0; i < size; i++) {
                keys[i] = key(i, before);
            }
            refined = ranks(keys);
        }
        return refined;
    }

    /** Its colour, of which state it is the next or the last, what it reads, who reads it. */
    private int[] key(int index, int[] colors) {
        var read = index < RecurrentCell.FIRST_NODE
                ? List.<Integer>of()
                : cell.nodes().get(index - RecurrentCell.FIRST_NODE).inputs();
        int inputs = read.size();
        var key = new int[2 + inputs + readers.get(index).size()];
        key[0] = colors[index];
        key[1] = partner[index] < 0 ? -1 : colors[partner[index]];
        for (int place = 0; place < inputs; place++) {
            key[2 + place] = colors[read.get(place)];
        }
        if (inputs > 0
                && !cell.nodes().get(index - RecurrentCell.FIRST_NODE).op().ordered()) {
            Arrays.sort(key, 2, 2 + inputs);
        }
        int at = 2 + inputs;
        for (var reader : readers.get(index)) {
            key[at++] = colors[reader[0]] * RecurrentOp.MOST_INPUTS + reader[1];
        }
        Arrays.sort(key, 2 + inputs, at);
        return key;
    }

    /** How many keys are less than each. */
    private static int[] ranks(int[][] keys) {
        var order = new Integer[keys.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (left, right) -> Arrays.compare(keys[left], keys[right]));
        var ranks = new int[keys.length];
        for (int at = 1; at < order.length; at++) {
            boolean same = Arrays.equals(keys[order[at]], keys[order[at - 1]]);
            ranks[order[at]] = same ? ranks[order[at - 1]] : at;
        }
        return ranks;
    }

    private RecurrentCell least(int[] colors) {
        var alike = alike(colors);
        if (alike.isEmpty()) {
            return arranged(colors);
        }
        var cells = new ArrayList<RecurrentCell>();
        var tried = new HashSet<RecurrentCell>();
        for (int one : alike) {
            var apart = apart(one, colors);
            // Two that lead to one cell can be exchanged without changing the graph: one of them is enough.
            if (tried.add(any(apart))) {
                cells.add(least(apart));
            }
        }
        return cells.stream().min(BY_CHOICES).orElseThrow();
    }

    /** The cell in an order that agrees with colours. */
    private RecurrentCell any(int[] colors) {
        var discrete = colors;
        for (var alike = alike(discrete); !alike.isEmpty(); alike = alike(discrete)) {
            discrete = apart(alike.getFirst(), discrete);
        }
        return arranged(discrete);
    }

    private int[] apart(int one, int[] colors) {
        var apart = Arrays.stream(colors).map(color -> 2 * color + 1).toArray();
        apart[one]--;
        return refined(apart);
    }

    /** Those of the least colour that several have. */
    private List<Integer> alike(int[] colors) {
        var byColor = new ArrayList<List<Integer>>();
        for (int color = 0; color < size; color++) {
            byColor.add(new ArrayList<>());
        }
        for (int i = 0; i < size; i++) {
            if (i <= cell.states() || i >= RecurrentCell.FIRST_NODE) {
                byColor.get(colors[i]).add(i);
            }
        }
        return byColor.stream().filter(alike -> alike.size() > 1).findFirst().orElse(List.of());
    }

    private RecurrentCell arranged(int[] colors) {
        var byColor = Comparator.<Integer>comparingInt(i -> colors[i]);
        var nodes = IntStream.range(RecurrentCell.FIRST_NODE, size).boxed().sorted(byColor);
        var states = IntStream.rangeClosed(1, cell.states()).boxed().sorted(byColor);
        return cell.arranged(
                nodes.map(node -> node - RecurrentCell.FIRST_NODE).toList(),
                states.map(state -> state - 1).toList());
    }
}
