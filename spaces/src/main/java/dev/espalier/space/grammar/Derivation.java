package dev.espalier.space.grammar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a term is derived: what the start became, and what each shared nonterminal in it did.
 *
 * @param shared exactly those that occur, by their names
 */
public record Derivation(Node.Chosen root, Map<String, Node.Chosen> shared) {

    /** Keeps of the shared ones those that occur. */
    public Derivation {
        var kept = new HashMap<String, Node.Chosen>();
        var open = new ArrayDeque<Node>();
        open.push(root);
        while (!open.isEmpty()) {
            for (var name : open.pop().shared().toList()) {
                if (!kept.containsKey(name)) {
                    var body = Objects.requireNonNull(shared.get(name), name);
                    kept.put(name, body);
                    open.push(body);
                }
            }
        }
        shared = Map.copyOf(kept);
    }

    /** What a shared nonterminal that occurs became. */
    Node.Chosen body(String nonterminal) {
        return Objects.requireNonNull(shared.get(nonterminal), nonterminal);
    }

    /**
     * Where a nonterminal stands.
     *
     * @param owner the shared nonterminal in whose subtree; empty for the root's
     * @param path the parts to follow from there
     * @param node what stands there
     */
    record Place(String owner, List<Integer> path, Node.Chosen node) {}

    /** All places, the root's first, then those in shared nonterminals, by name. */
    List<Place> places() {
        var places = new ArrayList<Place>();
        addPlaces("", List.of(), root, places);
        shared.keySet().stream().sorted().forEach(name -> addPlaces(name, List.of(), body(name), places));
        return places;
    }

    private static void addPlaces(String owner, List<Integer> path, Node.Chosen node, List<Place> places) {
        places.add(new Place(owner, path, node));
        for (int part = 0; part < node.parts().size(); part++) {
            if (node.parts().get(part) instanceof Node.Chosen below) {
                var further = new ArrayList<>(path);
                further.add(part);
                addPlaces(owner, further, below, places);
            }
        }
    }

    /**
     * With another subtree at a place.
     *
     * @param found what shared nonterminals in it became that do not occur here yet
     */
    Derivation with(Place place, Node.Chosen by, Map<String, Node.Chosen> found) {
        var all = new HashMap<>(found);
        all.putAll(shared);
        if (place.owner().isEmpty()) {
            return new Derivation(replaced(root, place.path(), by), all);
        }
        all.computeIfPresent(place.owner(), (_, body) -> replaced(body, place.path(), by));
        return new Derivation(root, all);
    }

    private static Node.Chosen replaced(Node.Chosen node, List<Integer> path, Node.Chosen by) {
        if (path.isEmpty()) {
            return by;
        }
        int part = path.getFirst();
        return node.parts().get(part) instanceof Node.Chosen below
                ? node.with(part, replaced(below, path.subList(1, path.size()), by))
                : node;
    }
}
