package dev.espalier.space.grammar;

import java.util.List;
import java.util.stream.Stream;

/** A term as it stands in a text, each name with its place. */
record Phrase(Token head, List<Phrase> arguments) {

    Phrase {
        arguments = List.copyOf(arguments);
    }

    Term term() {
        return new Term(head.text(), arguments.stream().map(Phrase::term).toList());
    }

    boolean nonterminal() {
        return Grammar.nonterminal(head.text());
    }

    /** It and all phrases in it, from left to right. */
    Stream<Phrase> all() {
        return Stream.concat(Stream.of(this), arguments.stream().flatMap(Phrase::all));
    }
}
