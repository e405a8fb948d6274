package dev.espalier.space.grammar;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule as it stands in a text.
 *
 * @param broken whether it could not be read to its end
 */
record Draft(Token name, boolean shared, List<Phrase> alternatives, boolean broken) {

    Draft {
        alternatives = List.copyOf(alternatives);
    }

    String nonterminal() {
        return name.text();
    }

    /** All phrases in it, from left to right. */
    Stream<Phrase> phrases() {
        return alternatives.stream().flatMap(Phrase::all);
    }

    /** The nonterminals it speaks of. */
    Set<String> uses() {
        return phrases()
                .filter(Phrase::nonterminal)
                .map(phrase -> phrase.head().text())
                .collect(Collectors.toSet());
    }

    /** The nonterminals it may become without anything around them. */
    Set<String> becomes() {
        return alternatives.stream()
                .filter(Phrase::nonterminal)
                .map(phrase -> phrase.head().text())
                .collect(Collectors.toSet());
    }

    Rule rule() {
        return new Rule(
                nonterminal(), shared, alternatives.stream().map(Phrase::term).toList());
    }
}
