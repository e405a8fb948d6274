package dev.espalier.space.grammar;

import dev.espalier.space.Problems;
import java.util.List;
import java.util.stream.Stream;

/**
 * A composition of functions: a topology applied to as many terms as it has edges, or a primitive, which has none. Its
 * text is {@code Linear2(conv3x3, Residual2(id, zero, id))}. In an alternative of a rule, a nonterminal, which is
 * written in capitals, stands for the terms it derives.
 *
 * @see <a href="https://arxiv.org/abs/2211.01842">Schrodi et al., NeurIPS 2023</a>, section 3
 */
public record Term(String head, List<Term> arguments) {

    public Term {
        arguments = List.copyOf(arguments);
    }

    public Term(String primitive) {
        this(primitive, List.of());
    }

    /**
     * The term that a text means.
     *
     * @throws dev.espalier.space.Refusal with all problems found
     */
    public static Term parse(String text) {
        var problems = new Problems();
        var phrase = new PhraseReader(Lexer.tokens(text, problems), problems).whole();
        problems.requireNone();
        return phrase.orElseThrow().term();
    }

    /** Its canonical text, from which it can be read again. */
    public String text() {
        return write(new StringBuilder()).toString();
    }

    /** Whether it stands for the terms of a rule. */
    boolean nonterminal() {
        return Grammar.nonterminal(head);
    }

    /** It and all terms in it, from left to right. */
    Stream<Term> all() {
        return Stream.concat(Stream.of(this), arguments.stream().flatMap(Term::all));
    }

    /** The nonterminals in it, from left to right. */
    Stream<String> nonterminals() {
        return all().filter(Term::nonterminal).map(Term::head);
    }

    private StringBuilder write(StringBuilder text) {
        text.append(head);
        String before = "(";
        for (var argument : arguments) {
            argument.write(text.append(before));
            before = ", ";
        }
        return arguments.isEmpty() ? text : text.append(')');
    }

    @Override
    public String toString() {
        return text();
    }
}
