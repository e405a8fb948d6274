package dev.espalier.space.grammar;

import dev.espalier.space.Problems;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads tokens from left to right, and the phrases they make. */
final class PhraseReader {

    /** Stands before the rule of a nonterminal whose occurrences become the same. */
    static final String SHARED = "shared";

    /** A reader calls itself for what stands in parentheses. */
    private static final int DEEPEST = 500;

    private final List<Token> tokens;
    private final Problems problems;
    private int position;

    PhraseReader(List<Token> tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    /** The reader stands before a token it has no use for. */
    static final class Unexpected extends Exception {

        @Serial
        private static final long serialVersionUID = 1;

        private final String sentence;

        Unexpected(String sentence) {
            super(sentence, null, false, false);
            this.sentence = sentence;
        }
    }

    /** The one phrase of a text; none if it is another text, which is then a problem. */
    Optional<Phrase> whole() {
        try {
            var phrase = phrase();
            take(Token.Kind.END, "the end");
            return Optional.of(phrase);
        } catch (Unexpected unexpected) {
            report(unexpected);
            return Optional.empty();
        }
    }

    /** A name and what stands in parentheses behind it. */
    Phrase phrase() throws Unexpected {
        return phrase(DEEPEST);
    }

    private Phrase phrase(int deeper) throws Unexpected {
        if (standsBeforeRule()) {
            throw unexpected("a term");
        }
        var head = take(Token.Kind.WORD, "a term");
        if (!takes(Token.Kind.OPEN)) {
            return new Phrase(head, List.of());
        }
        if (deeper == 0) {
            throw new Unexpected("At %s, a term is nested deeper than the %d levels that are expected at most."
                    .formatted(head.place(), DEEPEST));
        }
        var arguments = new ArrayList<Phrase>();
        do {
            arguments.add(phrase(deeper - 1));
        } while (takes(Token.Kind.COMMA));
        take(Token.Kind.CLOSE, "`,` or `)`");
        return new Phrase(head, arguments);
    }

    /** The next token but so many. */
    Token ahead(int by) {
        return tokens.get(Math.min(position + by, tokens.size() - 1));
    }

    boolean takes(Token.Kind kind) {
        boolean here = ahead(0).kind() == kind;
        if (here) {
            position++;
        }
        return here;
    }

    Token take(Token.Kind kind, String expected) throws Unexpected {
        var token = ahead(0);
        if (!takes(kind)) {
            throw unexpected(expected);
        }
        return token;
    }

    /** Whether a rule begins here, or nothing comes any more. */
    boolean standsBeforeRule() {
        int name = ahead(0).is(SHARED) ? 1 : 0;
        return ahead(0).kind() == Token.Kind.END
                || (ahead(name).kind() == Token.Kind.WORD && ahead(name + 1).kind() == Token.Kind.DEFINES);
    }

    /** Goes past the next token. */
    void skip() {
        position++;
    }

    Unexpected unexpected(String expected) {
        var token = ahead(0);
        return new Unexpected("At %s, %s, where %s was expected.".formatted(token.place(), token.shown(), expected));
    }

    /** Adds the problem; of what has no meaning the lexer has spoken. */
    void report(Unexpected unexpected) {
        if (ahead(0).kind() != Token.Kind.BROKEN) {
            problems.add(unexpected.sentence);
        }
    }
}
