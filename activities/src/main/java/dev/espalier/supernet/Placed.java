package dev.espalier.supernet;

import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.weights.Slot;
import dev.espalier.space.weights.Slots;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A node as it stands in a network.
 *
 * @param slots of its arrays, whose shapes follow from what it reads
 */
record Placed(Node node, List<Slot> slots) {

    Placed {
        slots = List.copyOf(slots);
    }

    /** All nodes of a network by name, in their order. */
    static SequencedMap<String, Placed> all(Network network) {
        var slots = Slots.of(network).stream().collect(Collectors.groupingBy(Slot::node));
        var all = new LinkedHashMap<String, Placed>();
        network.nodes()
                .forEach(node -> all.put(node.name(), new Placed(node, slots.getOrDefault(node.name(), List.of()))));
        return all;
    }

    /** Whether another one does the same with the same arrays, whatever it reads. */
    boolean does(@Nullable Placed other) {
        return other != null && node.op().equals(other.node.op()) && slots.equals(other.slots);
    }
}
