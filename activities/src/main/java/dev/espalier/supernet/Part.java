package dev.espalier.supernet;

import dev.espalier.space.Network.Node;

/**
 * A node of all networks of a space at once: as it is in those that take an option.
 *
 * @param decision whose option it is part of, or {@link #ALL}
 */
record Part(int decision, int option, Node node) {

    /** Instead of a decision: it is part of every network. */
    static final int ALL = -1;
}
