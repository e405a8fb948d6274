package dev.espalier.space.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.espalier.space.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrammarTest {

    private static List<String> problems(String text) {
        return catchThrowableOfType(Refusal.class, () -> Grammar.read(text)).problems();
    }

    @Test
    void readsWhatItWrites() {
        var text = Examples.SHARED_CELL.text();
        assertThat(Grammar.read(text).text()).isEqualTo(text);
        assertThat(text)
                .startsWith("D2 ::= Linear3(D1, D1, D0)\n")
                .contains("shared CELL ::= Cell(OPS, OPS, OPS, OPS, OPS, OPS)\n");
    }

    @Test
    void readsAlternativesOverSeveralLinesAndPassesOverWhatIsForPeople() {
        var grammar = Grammar.read("# mine\nS ::= a   # first\n    | Pair(S,\n  T) T ::= c");
        assertThat(grammar.text()).isEqualTo("S ::= a | Pair(S, T)\nT ::= c\n");
    }

    @Test
    void saysAllProblemsOfSymbolsAtOnce() {
        assertThat(problems("""
                        S ::= Linear2(A, B) | Linear2(A) | $
                        A ::= id | A(id)
                        A ::= zero(
                        C ::= Residual2(C, D, D)
                        d ::= id
                        """))
                .containsExactly(
                        "At line 1, column 36, there is `$`, which has no meaning; a name, `::=`, `|`, `(`, `)` or `,` was expected.",
                        "At line 4, column 1, there is `C`, where a term was expected.",
                        "At line 5, column 1, there is `d`, where the name of a nonterminal, in capitals, was expected.",
                        "At line 3, column 1, there is a second rule for `A`, where only the one at line 2, column 1 was expected.",
                        "At line 1, column 18, there is the unknown symbol `B`, where a nonterminal with a rule or a terminal, which has a small letter, was expected.",
                        "At line 1, column 23, `Linear2` has 1 argument, where 2 as at line 1, column 7 were expected.",
                        "At line 2, column 12, the nonterminal `A` has 1 argument, where none was expected.",
                        "At line 4, column 20, there is the unknown symbol `D`, where a nonterminal with a rule or a terminal, which has a small letter, was expected.",
                        "At line 4, column 1, the nonterminal `C` never ends, since each of its alternatives needs one that does not end; an alternative that ends in terminals was expected.",
                        "At line 2, column 1, the nonterminal `A` may become itself with nothing around it, where something new in each round was expected.");
    }

    @Test
    void saysAllProblemsOfTheLanguageAtOnce() {
        assertThat(problems("""
                        S ::= Linear2(S, A)
                        A ::= B
                        B ::= A
                        X ::= x
                        """))
                .containsExactly(
                        "At line 4, column 1, there is the nonterminal `X`, which is never reached, where one that the start `S` leads to was expected.",
                        "At line 1, column 1, the nonterminal `S` never ends, since each of its alternatives needs one that does not end; an alternative that ends in terminals was expected.",
                        "At line 2, column 1, the nonterminal `A` never ends, since each of its alternatives needs one that does not end; an alternative that ends in terminals was expected.",
                        "At line 3, column 1, the nonterminal `B` never ends, since each of its alternatives needs one that does not end; an alternative that ends in terminals was expected.",
                        "At line 1, column 1, the language is empty, since the start `S` never ends; a start that derives a term was expected.",
                        "At line 2, column 1, the nonterminal `A` may become itself with nothing around it, where something new in each round was expected.",
                        "At line 3, column 1, the nonterminal `B` may become itself with nothing around it, where something new in each round was expected.");
    }

    @Test
    void refusesASharedNonterminalThatContainsItself() {
        assertThat(problems("S ::= Linear2(A, A)\nshared A ::= Linear2(A, id) | id"))
                .containsExactly(
                        "At line 2, column 8, the shared nonterminal `A` contains itself, where one that all its occurrences can be replaced by was expected.");
    }

    @Test
    void refusesATextWithoutRules() {
        assertThat(problems(" # nothing\n"))
                .containsExactly(
                        "At line 1, column 1, there is no rule, where one as in `S ::= Linear2(S, id) | id` was expected.");
    }

    @Test
    void knowsWhichTerminalsThereAreWhereItIsTold() {
        var known = Map.of("Linear2", 2, "id", 0);
        assertThat(Grammar.read("S ::= Linear2(S, S) | id", known).start()).isEqualTo("S");
        var refusal =
                catchThrowableOfType(Refusal.class, () -> Grammar.read("S ::= Linear2(id) | Linear3(S) | id", known));
        assertThat(refusal.problems())
                .containsExactly(
                        "At line 1, column 7, `Linear2` has 1 argument, where 2 were expected.",
                        "At line 1, column 21, there is the unknown symbol `Linear3`, where a nonterminal or one of Linear2, id was expected.");
    }

    @Test
    void refusesTermsThatAreNone() {
        assertThat(catchThrowableOfType(Refusal.class, () -> Term.parse("Linear2(id, )"))
                        .problems())
                .containsExactly("At line 1, column 13, there is `)`, where a term was expected.");
        assertThat(catchThrowableOfType(Refusal.class, () -> Term.parse("Linear2(id"))
                        .problems())
                .containsExactly("At line 1, column 11, the text ends, where `,` or `)` was expected.");
        assertThat(catchThrowableOfType(Refusal.class, () -> Term.parse("f(".repeat(100_000)))
                        .problems())
                .containsExactly(
                        "At line 1, column 1001, a term is nested deeper than the 500 levels that are expected at most.");
    }

    @Test
    void readsATermThatItWrites() {
        var term = Term.parse("Linear2( conv3x3,Residual2(id,zero, 0))");
        assertThat(term.text()).isEqualTo("Linear2(conv3x3, Residual2(id, zero, 0))");
        assertThat(Term.parse(term.text())).isEqualTo(term);
    }
}
