package dev.espalier.space.grammar;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Counts the derivations from each nonterminal of a grammar without recursion; two alternatives that are alike are two. */
final class Derivations {

    private final Grammar grammar;
    private final Map<String, Tally> known = new HashMap<>();

    Derivations(Grammar grammar) {
        this.grammar = grammar;
    }

    /** Those of a nonterminal itself, shared or not. */
    Tally of(String nonterminal) {
        var before = known.get(nonterminal);
        if (before != null) {
            return before;
        }
        var tally =
                grammar.rule(nonterminal).alternatives().stream().map(this::of).reduce(Tally.NONE, Tally::plus);
        known.put(nonterminal, tally);
        return tally;
    }

    private Tally of(Term term) {
        if (!term.nonterminal()) {
            return term.arguments().stream().map(this::of).reduce(Tally.ONE, Tally::times);
        }
        return grammar.rule(term.head()).shared() ? Tally.of(Set.of(term.head())) : of(term.head());
    }
}
