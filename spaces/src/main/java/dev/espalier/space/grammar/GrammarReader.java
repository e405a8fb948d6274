package dev.espalier.space.grammar;

import dev.espalier.space.Problems;
import dev.espalier.space.grammar.PhraseReader.Unexpected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the rules of a text; after a rule it cannot read it goes on with the next. */
final class GrammarReader {

    private final PhraseReader reader;

    private GrammarReader(PhraseReader reader) {
        this.reader = reader;
    }

    /**
     * The grammar that a text means.
     *
     * @param terminals how many arguments each takes; empty when any name may be one
     * @throws dev.espalier.space.Refusal with all problems found
     */
    static Grammar read(String text, Map<String, Integer> terminals) {
        var problems = new Problems();
        var drafts = new GrammarReader(new PhraseReader(Lexer.tokens(text, problems), problems)).rules();
        if (drafts.isEmpty() && problems.count() == 0) {
            problems.add(
                    "At line 1, column 1, there is no rule, where one as in `S ::= Linear2(S, id) | id` was expected.");
        }
        new SymbolCheck(drafts, terminals, problems).check();
        new LanguageCheck(drafts, problems).check();
        problems.requireNone();
        return new Grammar(drafts.stream().map(Draft::rule).toList());
    }

    private List<Draft> rules() {
        var drafts = new ArrayList<Draft>();
        while (reader.ahead(0).kind() != Token.Kind.END) {
            var draft = rule();
            if (Grammar.nonterminal(draft.nonterminal())) {
                drafts.add(draft);
            }
        }
        return drafts;
    }

    private Draft rule() {
        boolean shared =
                reader.ahead(0).is(PhraseReader.SHARED) && reader.ahead(1).kind() == Token.Kind.WORD;
        if (shared) {
            reader.skip();
        }
        var name = reader.ahead(0);
        var alternatives = new ArrayList<Phrase>();
        try {
            read(name, alternatives);
            return new Draft(name, shared, alternatives, false);
        } catch (Unexpected unexpected) {
            reader.report(unexpected);
            if (reader.ahead(0).equals(name)) {
                reader.skip();
            }
            while (!reader.standsBeforeRule()) {
                reader.skip();
            }
            return new Draft(name, shared, alternatives, true);
        }
    }

    private void read(Token name, List<Phrase> alternatives) throws Unexpected {
        if (!Grammar.nonterminal(name.text())) {
            throw reader.unexpected("the name of a nonterminal, in capitals,");
        }
        reader.skip();
        reader.take(Token.Kind.DEFINES, "`::=`");
        do {
            alternatives.add(reader.phrase());
        } while (reader.takes(Token.Kind.OR));
        if (!reader.standsBeforeRule()) {
            throw reader.unexpected("`|` or the next rule");
        }
    }
}
