package dev.espalier.space.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class CountingTest {

    private static void counts(String text, long derivations, long terms) {
        var grammar = Grammar.read(text);
        assertThat(exact(grammar.derivations())).isEqualTo(derivations);
        assertThat(exact(grammar.terms())).isEqualTo(terms);
    }

    private static BigInteger exact(Size size) {
        return ((Size.Exact) size).value();
    }

    /** The power of ten that a number has at least. */
    private static int magnitude(Size size) {
        return exact(size).toString().length() - 1;
    }

    @Test
    void countsTheCellsOfNasBench201() {
        assertThat(exact(Examples.CELL.derivations())).isEqualTo(15_625);
        assertThat(exact(Examples.CELL.terms())).isEqualTo(15_625);
    }

    @Test
    void countsASharedCellOnceHoweverOftenItStandsInTheNetwork() {
        assertThat(exact(Examples.SHARED_CELL.derivations())).isEqualTo(15_625);
        assertThat(exact(Examples.SHARED_CELL.terms())).isEqualTo(15_625);
    }

    @Test
    void countsHierarchicalNasBench201AsThePaperDoes() {
        assertThat(magnitude(Examples.HIERARCHICAL.derivations())).isEqualTo(446);
        assertThat(magnitude(Examples.HIERARCHICAL.terms())).isEqualTo(375);
    }

    @Test
    void countsActivationFunctionsAsThePaperDoes() {
        assertThat(exact(Examples.ACTIVATIONS.derivations())).isEqualTo(393_762_525);
        assertThat(exact(Examples.ACTIVATIONS.terms())).isEqualTo(393_762_525);
    }

    @Test
    void countsTheCellsOfDarts() {
        // seven operations on each of eight arrows, from two to five nodes to read, twice each
        assertThat(exact(Examples.DARTS.derivations())).isEqualTo(5_764_801L * 14_400);
        assertThat(exact(Examples.DARTS.terms())).isEqualTo(5_764_801L * 14_400);
    }

    @Test
    void countsATermOnceThatSeveralAlternativesDerive() {
        counts("S ::= a | b | a", 3, 2);
        counts("S ::= A | B  A ::= x | y  B ::= y | z", 4, 3);
        counts("S ::= Pair(A, B) | Pair(B, A)  A ::= x | y  B ::= y | z", 8, 7);
        counts("S ::= Pair(A, x) | Pair(y, B) | A  A ::= x | y | B  B ::= Pair(x, x) | z", 10, 9);
    }

    @Test
    void countsWhatIsSharedOnlyWhereItOccurs() {
        counts("S ::= Pair(A, A) | Pair(A, id) | id  shared A ::= f | g", 5, 5);
        counts("S ::= Pair(A, B) | Pair(B, B)  shared A ::= More(B) | f  shared B ::= g | h", 2 + 2 + 2, 6);
    }

    @Test
    void countsDerivationsOfSharedNonterminalsInOneAnother() {
        // A is 3 things with B in them and 12 without, B is 5, X is 3
        assertThat(exact(Examples.NESTED.derivations())).isEqualTo((3 * 5 + 12) + (3 + 12) * 5 * 3 + 3 * 5 + 1);
    }

    @Test
    void saysWhyThereIsNoNumber() {
        assertThat(Examples.RECURSIVE.derivations())
                .isEqualTo(Examples.RECURSIVE.terms())
                .isEqualTo(new Size.Unknown(
                        "The language has no number of terms, since the nonterminal `S` may contain itself."));
        assertThat(Examples.NESTED.terms())
                .isEqualTo(
                        new Size.Unknown(
                                "The different terms are not counted, since what the shared nonterminal `A` becomes may also come from elsewhere."));
    }
}
