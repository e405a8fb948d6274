package dev.espalier.surrogate;

import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import java.util.HashSet;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often a network has each operation: what a device spends time on, if it spends it on one after the other.
 *
 * @param all by operation, what hangs on zeros included
 * @param used by operation, only those that something puts out in the end; compilers leave the others out
 */
record OperationCounts(SortedMap<String, Integer> all, SortedMap<String, Integer> used) {

    static OperationCounts of(Network network) {
        var all = new TreeMap<String, Integer>();
        var used = new TreeMap<String, Integer>();
        var read = new HashSet<String>();
        read.add(network.nodes().getLast().name());
        for (var node : network.nodes().reversed()) {
            var operation = node.op().toString();
            all.merge(operation, 1, Integer::sum);
            if (read.contains(node.name())) {
                used.merge(operation, 1, Integer::sum);
                read(node, read);
            }
        }
        return new OperationCounts(all, used);
    }

    /** Zeros need nothing of what they stand in for. */
    private static void read(Node node, HashSet<String> read) {
        if (!(node.op() instanceof Op.Zero)) {
            read.addAll(node.inputs());
        }
    }
}
