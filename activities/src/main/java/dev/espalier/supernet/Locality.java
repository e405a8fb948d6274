package dev.espalier.supernet;

import dev.espalier.space.Architecture;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.Network;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * Which decision each node of a space's networks belongs to: the one with which it comes and goes, or does something else
 * or with arrays of other shapes. What no decision changes belongs to all networks. It is found by changing decisions one
 * at a time, from the architecture that takes all first options.
 */
final class Locality {

    private final DecisionSpace space;
    private final Function<Architecture, Network> networks;
    private final Architecture origin;
    private final Map<Architecture, SequencedMap<String, Placed>> built = new HashMap<>();
    private final Map<String, Integer> owners = new HashMap<>();

    /** @throws IllegalArgumentException where a node belongs to two decisions */
    Locality(DecisionSpace space, Function<Architecture, Network> networks) {
        this.space = space;
        this.networks = networks;
        this.origin = new Architecture(
                space.name(), Collections.nCopies(space.decisions().size(), 0));
        for (int decision = 0; decision < space.decisions().size(); decision++) {
            own(decision);
        }
    }

    private void own(int decision) {
        var options = new ArrayList<SequencedMap<String, Placed>>();
        var names = new LinkedHashSet<String>();
        for (int option = 0; option < arity(decision); option++) {
            options.add(nodes(at(decision, option)));
            names.addAll(options.getLast().keySet());
        }
        for (var name : names) {
            var first = options.getFirst().get(name);
            if (first == null || !options.stream().allMatch(nodes -> first.does(nodes.get(name)))) {
                own(name, decision);
            }
        }
    }

    private void own(String name, int decision) {
        var before = owners.put(name, decision);
        if (before != null) {
            throw new IllegalArgumentException(
                    "Each node of a network must change with at most one decision for weights to be shared by name, but in the space (%s) the node %s changes with %s and with %s."
                            .formatted(space.name(), name, name(before), name(decision)));
        }
    }

    private String name(int decision) {
        return space.decisions().get(decision).name();
    }

    DecisionSpace space() {
        return space;
    }

    int arity(int decision) {
        return space.decisions().get(decision).arity();
    }

    /** The architecture that takes one option, and beside it all first ones. */
    Architecture at(int decision, int option) {
        return decision == Part.ALL ? origin : origin.with(decision, option);
    }

    Network network(Architecture architecture) {
        return networks.apply(architecture);
    }

    SequencedMap<String, Placed> nodes(Architecture architecture) {
        return built.computeIfAbsent(architecture, one -> Placed.all(networks.apply(one)));
    }

    /** The decision that a node belongs to, or {@link Part#ALL}. */
    int owner(String node) {
        return owners.getOrDefault(node, Part.ALL);
    }

    /** The nodes of an option, or those of all networks. */
    List<Placed> of(int decision, int option) {
        return nodes(at(decision, option)).values().stream()
                .filter(placed -> owner(placed.node().name()) == decision)
                .toList();
    }

    /** A node that belongs to a decision or to all. */
    Placed placed(int decision, int option, String node) {
        return Objects.requireNonNull(nodes(at(decision, option)).get(node), node);
    }

    IllegalArgumentException notLocal(String node, Architecture architecture) {
        return new IllegalArgumentException(
                "A decision must change a network in its own places only for weights to be shared by name, but in the space (%s) the node %s of %s is not what changes of single decisions say.\nMaybe an option has no node of its own; an identity is one."
                        .formatted(space.name(), node, architecture.id()));
    }
}
