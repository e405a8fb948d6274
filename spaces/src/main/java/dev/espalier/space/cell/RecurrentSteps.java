package dev.espalier.space.cell;

import dev.espalier.space.Decision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a recurrent cell is made step by step: how many hidden states it has; node by node its operation, or that there
 * are no more, and what it reads; at last which nodes are the new hidden states. What in the end leads to none is cut
 * off.
 */
final class RecurrentSteps {

    private static final int NODES = RecurrentCell.MOST_NODES;
    private static final int PER_NODE = 1 + RecurrentOp.MOST_INPUTS;
    private static final int HEADS = 1 + NODES * PER_NODE;
    private static final int END = RecurrentOp.ALL.size();
    private static final String NONE = "none";

    static final List<Decision> ALL = all();

    private final List<Integer> taken;
    private final int states;
    private final RecurrentReach reach;

    /** What each node depends on that is complete, and all these sets. */
    private final int[] seen = new int[NODES];

    private int nodes;
    private int sets;
    private boolean ended;

    private RecurrentSteps(List<Integer> taken) {
        this.taken = taken;
        this.states = taken.getFirst() + 1;
        this.reach = new RecurrentReach(states);
        for (int at = 1; at < HEADS && at < taken.size() && !ended; at += PER_NODE) {
            ended = taken.get(at) == END;
            if (!ended && at + PER_NODE <= taken.size()) {
                seen[nodes] = seen(at + 1, at + PER_NODE);
                sets |= 1 << seen[nodes];
                nodes++;
            }
        }
    }

    /** What the inputs taken by some steps depend on. */
    private int seen(int from, int to) {
        int set = 0;
        for (int at = from; at < to; at++) {
            set |= taken.get(at) == 0 ? 0 : seen(taken.get(at) - 1);
        }
        return set;
    }

    /** What something that can be read depends on. */
    private int seen(int input) {
        return RecurrentCell.node(input) ? seen[input - RecurrentCell.FIRST_NODE] : 1 << input;
    }

    private static List<Decision> all() {
        var steps = new ArrayList<>(List.of(new Decision("states", List.of("1", "2", "3"))));
        var ops = Stream.concat(RecurrentOp.ALL.stream().map(RecurrentOp::key), Stream.of("end"))
                .toList();
        var inputs = new ArrayList<>(List.of(NONE, "x", "h_prev_0", "h_prev_1", "h_prev_2"));
        var nodes = new ArrayList<String>();
        for (int node = 1; node <= NODES; node++) {
            steps.add(new Decision("node" + node, ops));
            for (int input = 1; input < PER_NODE; input++) {
                steps.add(new Decision("node" + node + "/input" + input, inputs));
            }
            inputs.add("node" + node);
            nodes.add("node" + node);
        }
        nodes.addFirst(NONE);
        for (int state = 0; state < RecurrentCell.MOST_STATES; state++) {
            steps.add(new Decision("h_new_" + state, nodes));
        }
        return List.copyOf(steps);
    }

    static RecurrentCell cell(List<Integer> taken) {
        var steps = new RecurrentSteps(taken);
        var nodes = new ArrayList<RecurrentCell.Node>();
        for (int at = 1; nodes.size() < steps.nodes; at += PER_NODE) {
            nodes.add(RecurrentCell.node(taken.subList(at, at + PER_NODE)));
        }
        var heads = taken.subList(HEADS, HEADS + steps.states);
        return new RecurrentCell(nodes, heads.stream().map(head -> head - 1).toList());
    }

    static List<Integer> of(RecurrentCell cell) {
        var choices = cell.choices();
        int heads = choices.size() - cell.states();
        var steps = new ArrayList<>(choices.subList(0, heads));
        while (steps.size() < HEADS) {
            steps.add(END);
            steps.addAll(Collections.nCopies(RecurrentOp.MOST_INPUTS, 0));
        }
        cell.heads().forEach(head -> steps.add(head + 1));
        steps.addAll(Collections.nCopies(RecurrentCell.MOST_STATES - cell.states(), 0));
        return List.copyOf(steps);
    }

    /** Taken at random among those allowed, with so many nodes if possible, else as many more as it needs. */
    static List<Integer> drawn(int nodes, RandomGenerator random) {
        var taken = new ArrayList<Integer>();
        for (var step : ALL) {
            var allowed = allowed(taken);
            int begun = (taken.size() - 1) / PER_NODE;
            if (taken.size() % PER_NODE == 1 && taken.size() < HEADS && allowed[END]) {
                boolean more = begun < nodes;
                Arrays.fill(allowed, more ? END : 0, more ? END + 1 : END, false);
            }
            int option = random.nextInt(step.arity());
            while (!allowed[option]) {
                option = random.nextInt(step.arity());
            }
            taken.add(option);
        }
        return taken;
    }

    static boolean[] allowed(List<Integer> taken) {
        if (taken.isEmpty()) {
            return new boolean[] {true, true, true};
        }
        var steps = new RecurrentSteps(taken);
        var allowed = new boolean[ALL.get(taken.size()).arity()];
        for (int option = 0; option < allowed.length; option++) {
            allowed[option] = steps.allows(option);
        }
        return allowed;
    }

    private boolean allows(int option) {
        int at = taken.size();
        if (at >= HEADS) {
            return option == 0 ? at - HEADS >= states : head(option - 1);
        }
        if ((at - 1) % PER_NODE == 0) {
            return option == END ? ended || complete() : !ended && begins(RecurrentOp.ALL.get(option));
        }
        return ended ? option == 0 : reads(option);
    }

    private boolean complete() {
        return nodes >= states && reach.covers(RecurrentReach.NOTHING, sets, states);
    }

    private int readable(RecurrentOp op) {
        return sets | reach.inputs(op.readsWord());
    }

    private boolean begins(RecurrentOp op) {
        int sources = nodes + states + (op.readsWord() ? 1 : 0);
        return sources >= op.least() && possible(0, op, op.most());
    }

    /** Whether a node that depends on a set so far may read so many inputs more. */
    private boolean possible(int set, RecurrentOp op, int more) {
        // Far from the last node everything is; looking closer would take most of the time of a draw.
        int left = NODES - nodes - 1;
        return left >= RecurrentReach.ENOUGH
                || reach.possibleAfter(RecurrentReach.joined(1 << set, readable(op), more), sets, left);
    }

    /** Whether the node under way can read an option next; 0 is to read no more. */
    private boolean reads(int option) {
        int begun = taken.size() - (taken.size() - 1) % PER_NODE;
        var op = RecurrentOp.ALL.get(taken.get(begun));
        int before = taken.size() - begun - 1;
        int set = seen(begun + 1, taken.size());
        if (option == 0) {
            return before >= op.least() && possible(set, op, 0);
        }
        int input = option - 1;
        boolean there = RecurrentCell.node(input) || (input == RecurrentCell.WORD ? op.readsWord() : input <= states);
        return before < op.most()
                && there
                && !taken.subList(begun + 1, taken.size()).contains(option)
                && possible(set | seen(input), op, op.most() - before - 1);
    }

    private boolean head(int node) {
        int index = taken.size() - HEADS;
        var before = taken.subList(HEADS, taken.size());
        if (index >= states || node >= nodes || before.contains(node + 1)) {
            return false;
        }
        int set = IntStream.concat(before.stream().mapToInt(head -> head - 1), IntStream.of(node))
                .map(chosen -> seen[chosen])
                .reduce(0, (left, right) -> left | right);
        return reach.covers(1 << set, sets, states - index - 1);
    }
}
