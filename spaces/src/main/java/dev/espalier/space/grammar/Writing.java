package dev.espalier.space.grammar;

import java.util.ArrayList;
import java.util.Iterator;

/** Writes the term that a derivation derives. */
final class Writing {

    private final Grammar grammar;
    private final Derivation derivation;

    Writing(Grammar grammar, Derivation derivation) {
        this.grammar = grammar;
        this.derivation = derivation;
    }

    Term term() {
        return term(derivation.root());
    }

    private Term term(Node node) {
        return switch (node) {
            case Node.Shared(var name) -> term(derivation.body(name));
            case Node.Chosen(var name, int alternative, var parts) ->
                fill(grammar.rule(name).alternatives().get(alternative), parts.iterator());
        };
    }

    private Term fill(Term pattern, Iterator<Node> parts) {
        if (pattern.nonterminal()) {
            return term(parts.next());
        }
        var arguments = new ArrayList<Term>();
        pattern.arguments().forEach(argument -> arguments.add(fill(argument, parts)));
        return new Term(pattern.head(), arguments);
    }
}
