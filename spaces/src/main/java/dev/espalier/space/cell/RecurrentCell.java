package dev.espalier.space.cell;

import dev.espalier.space.Architecture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/**
 * A cell of NAS-Bench-NLP: operations on a word, on the hidden states of the step before and on each other.
 *
 * @param nodes in an order in which each reads earlier ones
 * @param heads indices of the nodes that are the new hidden states; the first is also what the cell puts out
 */
record RecurrentCell(List<Node> nodes, List<Integer> heads) {

    /**
     * The benchmark's authors draw up to 3 hidden states and 21 nodes between, of which the last may be a linear one,
     * that brings an activation with it.
     */
    static final int MOST_NODES = 25;

    static final int MOST_STATES = 3;
    static final int WORD = 0;

    /** Where nodes begin among what can be read: 0 is the word, 1 to 3 are the hidden states. */
    static final int FIRST_NODE = 1 + MOST_STATES;

    private static final int PER_NODE = 1 + RecurrentOp.MOST_INPUTS;

    /**
     * An operation and what it reads.
     *
     * @param inputs {@link #WORD}, hidden states from 1, nodes from {@link #FIRST_NODE}
     */
    record Node(RecurrentOp op, List<Integer> inputs) {
        Node {
            inputs = List.copyOf(inputs);
        }
    }

    RecurrentCell {
        nodes = List.copyOf(nodes);
        heads = List.copyOf(heads);
        for (int i = 0; i < nodes.size(); i++) {
            int next = FIRST_NODE + i;
            if (nodes.get(i).inputs().stream().anyMatch(input -> input < 0 || input >= next)) {
                throw new IllegalArgumentException(
                        "The node (%d) must read earlier ones, but is %s.".formatted(i + 1, nodes.get(i)));
            }
        }
    }

    /** How many hidden states there are. */
    int states() {
        return heads.size();
    }

    static boolean node(int input) {
        return input >= FIRST_NODE;
    }

    /** Whether choices can be read at all; what they mean may still be no cell of the space. */
    static boolean readable(List<Integer> choices) {
        if (choices.isEmpty() || choices.getFirst() < 0 || choices.getFirst() >= MOST_STATES) {
            return false;
        }
        int states = choices.getFirst() + 1;
        int nodes = (choices.size() - 1 - states) / PER_NODE;
        if (nodes < 1 || nodes > MOST_NODES || choices.size() != 1 + nodes * PER_NODE + states) {
            return false;
        }
        for (int i = 1; i < choices.size(); i++) {
            int node = (i - 1) / PER_NODE;
            boolean head = node >= nodes;
            int end = head ? nodes : (i - 1) % PER_NODE == 0 ? RecurrentOp.ALL.size() : FIRST_NODE + node + 1;
            if (choices.get(i) < 0 || choices.get(i) >= end) {
                return false;
            }
        }
        return true;
    }

    /** Of readable choices: hidden states but one; per node its operation and three inputs, from 1, 0 for none; heads. */
    static RecurrentCell of(List<Integer> choices) {
        int states = choices.getFirst() + 1;
        var nodes = new ArrayList<Node>();
        for (int i = 1; i < choices.size() - states; i += PER_NODE) {
            nodes.add(node(choices.subList(i, i + PER_NODE)));
        }
        return new RecurrentCell(nodes, choices.subList(choices.size() - states, choices.size()));
    }

    /** Of an operation and inputs from 1, 0 for none. */
    static Node node(List<Integer> choices) {
        return new Node(
                RecurrentOp.ALL.get(choices.getFirst()),
                choices.stream()
                        .skip(1)
                        .filter(input -> input > 0)
                        .map(input -> input - 1)
                        .toList());
    }

    Architecture architecture() {
        return new Architecture(NasBenchNlp.NAME, choices());
    }

    List<Integer> choices() {
        var choices = new ArrayList<>(List.of(states() - 1));
        for (var node : nodes) {
            choices.add(node.op().number());
            for (int i = 0; i < RecurrentOp.MOST_INPUTS; i++) {
                choices.add(i < node.inputs().size() ? node.inputs().get(i) + 1 : 0);
            }
        }
        choices.addAll(heads);
        return choices;
    }

    /** Without nodes on which no new hidden state depends. */
    RecurrentCell pruned() {
        var living = new boolean[nodes.size()];
        heads.forEach(head -> living[head] = true);
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (living[i]) {
                nodes.get(i).inputs().stream()
                        .filter(RecurrentCell::node)
                        .forEach(input -> living[input - FIRST_NODE] = true);
            }
        }
        var order = new ArrayList<Integer>();
        for (int i = 0; i < living.length; i++) {
            if (living[i]) {
                order.add(i);
            }
        }
        return arranged(order, List.of(0, 1, 2));
    }

    /** Its nodes and hidden states in another order, nodes left out cut off. */
    RecurrentCell arranged(List<Integer> order, List<Integer> states) {
        var arranged = new ArrayList<Node>();
        for (int old : order) {
            var inputs = new ArrayList<Integer>();
            for (int input : nodes.get(old).inputs()) {
                inputs.add(
                        input == WORD
                                ? WORD
                                : node(input)
                                        ? FIRST_NODE + order.indexOf(input - FIRST_NODE)
                                        : 1 + states.indexOf(input - 1));
            }
            if (!nodes.get(old).op().ordered()) {
                Collections.sort(inputs);
            }
            arranged.add(new Node(nodes.get(old).op(), inputs));
        }
        return new RecurrentCell(
                arranged,
                states.stream()
                        .filter(state -> state < states())
                        .map(state -> order.indexOf(heads.get(state)))
                        .toList());
    }

    /** What keeps it out of the space, each as a clause; none if it lies inside once {@link #pruned}. */
    List<String> problems() {
        var problems = new ArrayList<String>();
        var read = new HashSet<Integer>();
        for (int i = 0; i < nodes.size(); i++) {
            check(i + 1, nodes.get(i), problems);
            read.addAll(nodes.get(i).inputs());
        }
        if (nodes.isEmpty() || nodes.size() > MOST_NODES) {
            problems.add("it has %d nodes instead of 1 to %d".formatted(nodes.size(), MOST_NODES));
        }
        if (heads.isEmpty() || new HashSet<>(heads).size() < heads.size()) {
            problems.add("its new hidden states are the nodes "
                    + heads.stream().map(head -> head + 1).toList());
        }
        for (int input = WORD; input <= MOST_STATES; input++) {
            if (read.contains(input) != (input <= states())) {
                problems.add((input == WORD ? "x" : "h_prev_" + (input - 1))
                        + (input <= states() ? " is never read" : " is read but never made"));
            }
        }
        return problems;
    }

    private static void check(int number, Node node, List<String> problems) {
        var op = node.op();
        int distinct = new HashSet<>(node.inputs()).size();
        if (!op.reads(node.inputs().size()) || distinct < node.inputs().size()) {
            var many = op.least() == op.most() ? "" + op.most() : "%d or %d".formatted(op.least(), op.most());
            problems.add("node %d is a %s of %d different inputs instead of %s"
                    .formatted(number, op.word(), distinct, many));
        }
        if (node.inputs().contains(WORD) && !op.readsWord()) {
            problems.add("node %d is a %s that reads x".formatted(number, op.word()));
        }
    }
}
