package dev.espalier.space.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds how one term is derived; of several ways one with the first alternatives. */
final class Matching {

    /** A way to derive a piece of the term: the nodes of its nonterminals and what the shared ones in them became. */
    private record Way(List<Node> nodes, Map<String, Node.Chosen> shared) {}

    private static final Way EMPTY = new Way(List.of(), Map.of());

    private final Grammar grammar;
    private final IdentityHashMap<Term, Map<String, List<Way>>> known = new IdentityHashMap<>();

    Matching(Grammar grammar) {
        this.grammar = grammar;
    }

    /** A derivation of the term, if it is in the language. */
    Optional<Derivation> derivation(Term term) {
        return ways(grammar.start(), term).stream()
                .findFirst()
                .map(way -> new Derivation((Node.Chosen) way.nodes().getFirst(), way.shared()));
    }

    /** How a nonterminal becomes the term, one way for each that the shared ones in it may be. */
    private List<Way> ways(String nonterminal, Term term) {
        var knownOfTerm = known.computeIfAbsent(term, _ -> new HashMap<>());
        var before = knownOfTerm.get(nonterminal);
        if (before != null) {
            return before;
        }
        var ways = new ArrayList<Way>();
        var alternatives = grammar.rule(nonterminal).alternatives();
        for (int alternative = 0; alternative < alternatives.size(); alternative++) {
            for (var way : fitting(alternatives.get(alternative), term)) {
                if (ways.stream().noneMatch(other -> other.shared().equals(way.shared()))) {
                    ways.add(new Way(List.of(new Node.Chosen(nonterminal, alternative, way.nodes())), way.shared()));
                }
            }
        }
        knownOfTerm.put(nonterminal, ways);
        return ways;
    }

    private List<Way> fitting(Term pattern, Term term) {
        if (pattern.nonterminal()) {
            var ways = ways(pattern.head(), term);
            return grammar.rule(pattern.head()).shared()
                    ? ways.stream().map(Matching::occurrence).toList()
                    : ways;
        }
        int size = pattern.arguments().size();
        if (!pattern.head().equals(term.head()) || size != term.arguments().size()) {
            return List.of();
        }
        var ways = List.of(EMPTY);
        for (int i = 0; i < size && !ways.isEmpty(); i++) {
            ways = beside(
                    ways, fitting(pattern.arguments().get(i), term.arguments().get(i)));
        }
        return ways;
    }

    private static Way occurrence(Way way) {
        var body = (Node.Chosen) way.nodes().getFirst();
        var shared = new HashMap<>(way.shared());
        shared.put(body.nonterminal(), body);
        return new Way(List.of(new Node.Shared(body.nonterminal())), shared);
    }

    /** All pairs in which a shared nonterminal became the same on both sides. */
    private static List<Way> beside(List<Way> left, List<Way> right) {
        var pairs = new ArrayList<Way>();
        for (var one : left) {
            for (var other : right) {
                if (agree(one.shared(), other.shared())) {
                    var nodes = new ArrayList<>(one.nodes());
                    nodes.addAll(other.nodes());
                    var shared = new HashMap<>(one.shared());
                    shared.putAll(other.shared());
                    pairs.add(new Way(nodes, shared));
                }
            }
        }
        return pairs;
    }

    private static boolean agree(Map<String, Node.Chosen> left, Map<String, Node.Chosen> right) {
        return left.entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(right.getOrDefault(entry.getKey(), entry.getValue())));
    }
}
