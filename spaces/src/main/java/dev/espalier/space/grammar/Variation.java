package dev.espalier.space.grammar;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Draws derivations of a grammar and varies them, all inside its language; the same random numbers draw the same. Where
 * it is asked for something new it tries 50 times, then gives back what it was given.
 *
 * @see <a href="https://arxiv.org/abs/2211.01842">Schrodi et al., NeurIPS 2023</a>, section 4
 */
public final class Variation {

    private static final int PATIENCE = 50;

    private final Grammar grammar;

    public Variation(Grammar grammar) {
        this.grammar = grammar;
    }

    /** Two derivations that came of two. */
    public record Children(Derivation first, Derivation second) {}

    /** One drawn at random: each alternative as likely, but those of recursion less each time. */
    public Derivation sample(RandomGenerator random) {
        var drawing = new Drawing(grammar, random, Map.of());
        return new Derivation(drawing.draw(grammar.start()), drawing.shared());
    }

    /** One subtree, whose nonterminal has several alternatives, drawn again; another term wherever one is found. */
    public Derivation mutate(Derivation parent, RandomGenerator random) {
        var places = parent.places().stream()
                .filter(place ->
                        grammar.rule(place.node().nonterminal()).alternatives().size() > 1)
                .toList();
        if (places.isEmpty()) {
            return parent;
        }
        var term = grammar.term(parent);
        for (int i = 0; i < PATIENCE; i++) {
            var place = any(places, random);
            var drawing = new Drawing(grammar, random, parent.shared());
            var child = parent.with(place, drawing.draw(place.node().nonterminal()), drawing.shared());
            if (!grammar.term(child).equals(term)) {
                return child;
            }
        }
        return parent;
    }

    /**
     * Two subtrees of the same nonterminal exchanged. What a shared nonterminal became stays as it is in each of both.
     */
    public Children crossover(Derivation mother, Derivation father, RandomGenerator random) {
        var parents = List.of(grammar.term(mother), grammar.term(father));
        var mothers = mother.places();
        var fathers = father.places();
        for (int i = 0; i < PATIENCE; i++) {
            var here = any(mothers, random);
            var fitting = fathers.stream()
                    .filter(place ->
                            place.node().nonterminal().equals(here.node().nonterminal()))
                    .toList();
            if (!fitting.isEmpty()) {
                var there = any(fitting, random);
                var first = mother.with(here, there.node(), father.shared());
                var second = father.with(there, here.node(), mother.shared());
                if (!parents.contains(grammar.term(first)) && !parents.contains(grammar.term(second))) {
                    return new Children(first, second);
                }
            }
        }
        return new Children(mother, father);
    }

    /** Crossover of one with itself: a subtree of it also stands in another of its places. */
    public Children selfCrossover(Derivation parent, RandomGenerator random) {
        return crossover(parent, parent, random);
    }

    private static <T> T any(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
