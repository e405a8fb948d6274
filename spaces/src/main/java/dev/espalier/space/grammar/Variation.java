package dev.espalier.space.grammar;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Draws derivations of a grammar and varies them, all inside its language, and keeping its
 * constraint where there is one; the same random numbers draw the same. Where
 * it is asked for something new it tries 50 times, then gives back what it was given.
 *
 * @see <a href="https://arxiv.org/abs/2211.01842">Schrodi et al., NeurIPS 2023</a>, section 4
 */
public final class Variation {

    private static final int PATIENCE = 50;

    private final Grammar grammar;
    private final Connected constraint;

    public Variation(Grammar grammar) {
        this(grammar, Connected.ANY);
    }

    public Variation(Grammar grammar, Connected constraint) {
        this.grammar = grammar;
        this.constraint = constraint;
    }

    /** Two derivations that came of two. */
    public record Children(Derivation first, Derivation second) {}

    /**
     * One drawn at random: each alternative as likely, but those of recursion less each time.
     *
     * @throws IllegalStateException when none that keeps the constraint is found
     */
    public Derivation sample(RandomGenerator random) {
        for (int i = 0; i < PATIENCE; i++) {
            var drawing = new Drawing(grammar, constraint, random, Map.of());
            var derivation = new Derivation(drawing.draw(grammar.start()), drawing.shared());
            if (constraint.holds(grammar.term(derivation))) {
                return derivation;
            }
        }
        throw new IllegalStateException(
                "None of %d terms drawn keeps the constraint, where one that does was expected.".formatted(PATIENCE));
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
            var drawing = new Drawing(grammar, constraint, random, parent.shared());
            var child = parent.with(place, drawing.draw(place.node().nonterminal()), drawing.shared());
            if (isNew(child, List.of(term))) {
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
                if (isNew(first, parents) && isNew(second, parents)) {
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

    private boolean isNew(Derivation child, List<Term> parents) {
        var term = grammar.term(child);
        return !parents.contains(term) && constraint.holds(term);
    }

    private static <T> T any(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
