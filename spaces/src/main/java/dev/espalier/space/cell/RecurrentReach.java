package dev.espalier.space.cell;

import java.util.stream.IntStream;

/**
 * Whether a recurrent cell under construction can still depend on its word and on each of its hidden states. What a node
 * depends on is a set of those, one of 16, a number of 4 bits; which of these sets there are is a number of 16 bits.
 */
final class RecurrentReach {

    /** One set, with nothing in it. */
    static final int NOTHING = 1;

    /** With so many more nodes it always can: two linear ones read everything that there is. */
    static final int ENOUGH = 2;

    private final int states;

    RecurrentReach(int states) {
        this.states = states;
    }

    /** The sets of one member, for the hidden states and, if wanted, the word. */
    int inputs(boolean word) {
        return IntStream.rangeClosed(word ? 0 : 1, states)
                .map(input -> 1 << (1 << input))
                .reduce(0, (left, right) -> left | right);
    }

    private static boolean has(int sets, int set) {
        return ((sets >> set) & 1) > 0;
    }

    /** All unions of a set of the one and a set of the other, after so many times. */
    static int joined(int left, int right, int times) {
        int all = left;
        for (int time = 0; time < times; time++) {
            int next = 0;
            for (int set = 0; set < 16; set++) {
                for (int other = 0; has(all, set) && other < 16; other++) {
                    next |= has(right, other) ? 1 << (set | other) : 0;
                }
            }
            all = next;
        }
        return all;
    }

    /** Whether so many more heads can be chosen among nodes that all heads together depend on everything. */
    boolean covers(int begun, int nodes, int heads) {
        int all = begun;
        for (int head = 0; head < heads; head++) {
            all |= joined(all, nodes, 1);
        }
        int everything = (1 << (states + 1)) - 1;
        return has(all, everything);
    }

    /** Whether so many more nodes suffice. */
    boolean possible(int nodes, int left) {
        if (left >= ENOUGH || covers(NOTHING, nodes, states)) {
            return true;
        }
        int last = left < 1 ? 0 : joined(NOTHING, nodes | inputs(true), RecurrentOp.MOST_INPUTS);
        return IntStream.range(0, 16)
                .filter(set -> has(last, set))
                .anyMatch(set -> covers(NOTHING, nodes | (1 << set), states));
    }

    /** Whether it is {@link #possible} after a node that depends on one of some sets. */
    boolean possibleAfter(int one, int nodes, int left) {
        return IntStream.range(0, 16).filter(set -> has(one, set)).anyMatch(set -> possible(nodes | (1 << set), left));
    }
}
