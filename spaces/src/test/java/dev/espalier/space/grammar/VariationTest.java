package dev.espalier.space.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VariationTest {

    private static final int SAMPLES = 10_000;

    static List<Grammar> grammars() {
        return List.of(
                Examples.CELL,
                Examples.SHARED_CELL,
                Examples.HIERARCHICAL,
                Examples.DARTS,
                Examples.ACTIVATIONS,
                Examples.RECURSIVE,
                Examples.NESTED);
    }

    /** A derivation is inside when its term, read again, is derived, and its choices are those of the same. */
    private static void assertInside(Grammar grammar, Derivation derivation) {
        var term = grammar.term(derivation);
        var read = Term.parse(term.text());
        assertThat(read).isEqualTo(term);
        assertThat(grammar.derivation(read).map(grammar::term)).contains(term);
        assertThat(grammar.derivation(grammar.choices(derivation))).isEqualTo(derivation);
    }

    @ParameterizedTest
    @MethodSource("grammars")
    void samplesInsideTheLanguage(Grammar grammar) {
        var variation = new Variation(grammar);
        var random = new SplittableRandom(1);
        for (int i = 0; i < SAMPLES; i++) {
            assertInside(grammar, variation.sample(random));
        }
    }

    @ParameterizedTest
    @MethodSource("grammars")
    void variesInsideTheLanguage(Grammar grammar) {
        var variation = new Variation(grammar);
        var random = new SplittableRandom(2);
        var mother = variation.sample(random);
        for (int i = 0; i < 500; i++) {
            var father = variation.sample(random);
            var mutant = variation.mutate(mother, random);
            var children = variation.crossover(mutant, father, random);
            var own = variation.selfCrossover(father, random);
            List.of(mutant, children.first(), children.second(), own.first(), own.second())
                    .forEach(child -> assertInside(grammar, child));
            mother = i % 10 == 0 ? variation.sample(random) : children.first();
        }
    }

    @ParameterizedTest
    @MethodSource("grammars")
    void repeatsFromASeed(Grammar grammar) {
        assertThat(history(grammar, 3)).isEqualTo(history(grammar, 3)).isNotEqualTo(history(grammar, 4));
    }

    private static List<Derivation> history(Grammar grammar, long seed) {
        var variation = new Variation(grammar);
        var random = new SplittableRandom(seed);
        var mother = variation.sample(random);
        var mutant = variation.mutate(mother, random);
        var children = variation.crossover(mutant, variation.sample(random), random);
        return List.of(mother, mutant, children.first(), children.second());
    }

    @ParameterizedTest
    @MethodSource("grammars")
    void mutatesToAnotherTerm(Grammar grammar) {
        var variation = new Variation(grammar);
        var random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            var parent = variation.sample(random);
            assertThat(grammar.term(variation.mutate(parent, random))).isNotEqualTo(grammar.term(parent));
        }
    }

    @Test
    void drawsEachAlternativeAsOften() {
        var counts = counts(Grammar.read("S ::= a | b | B | B  B ::= c | d"), 10_000);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(2_350, 2_650));
        assertThat(counts).containsOnlyKeys("a", "b", "c", "d");
    }

    private static Map<String, Integer> counts(Grammar grammar, int samples) {
        var variation = new Variation(grammar);
        var random = new SplittableRandom(6);
        var counts = new HashMap<String, Integer>();
        for (int i = 0; i < samples; i++) {
            counts.merge(grammar.term(variation.sample(random)).text(), 1, Integer::sum);
        }
        return counts;
    }

    @Test
    void drawsRecursionATenthAsOftenEachTime() {
        var counts = counts(Grammar.read("S ::= more(S) | end"), 100_000);
        // a half goes on, then one in eleven, then one in a hundred and one
        assertThat(counts.get("end")).isBetween(49_500, 50_500);
        assertThat(counts.get("more(end)")).isBetween(45_000, 46_000);
        assertThat(counts.get("more(more(end))")).isBetween(4_300, 4_700);
        assertThat(counts.get("more(more(more(end)))")).isBetween(20, 80);
    }

    @Test
    void substitutesASharedNonterminalEverywhereAlike() {
        var variation = new Variation(Examples.SHARED_CELL);
        var random = new SplittableRandom(8);
        var mother = variation.sample(random);
        var mutant = variation.mutate(mother, random);
        for (var derivation : List.of(mother, mutant)) {
            var cells = new HashSet<Term>();
            collect(Examples.SHARED_CELL.term(derivation), "Cell", cells);
            assertThat(cells).hasSize(1);
        }
        assertThat(Examples.SHARED_CELL.choices(mother)).hasSize(6);
        var text = Examples.SHARED_CELL.term(mother).text();
        assertThat(Examples.SHARED_CELL.contains(Term.parse(
                        text.replaceFirst("Cell\\(\\w+", text.contains("Cell(zero") ? "Cell(id" : "Cell(zero"))))
                .isFalse();
    }

    private static void collect(Term term, String head, Set<Term> found) {
        if (term.head().equals(head)) {
            found.add(term);
        }
        term.arguments().forEach(argument -> collect(argument, head, found));
    }

    @Test
    void refusesATermInWhichASharedNonterminalIsTwoThings() {
        var grammar = Grammar.read("S ::= Pair(A, A) | Pair(a, A)  shared A ::= a | b");
        assertThat(grammar.contains(Term.parse("Pair(a, a)"))).isTrue();
        assertThat(grammar.contains(Term.parse("Pair(a, b)"))).isTrue();
        assertThat(grammar.contains(Term.parse("Pair(b, a)"))).isFalse();
        assertThat(grammar.choices(grammar.derivation(Term.parse("Pair(a, b)")).orElseThrow()))
                .containsExactly(1, 1);
    }

    @Test
    void exchangesSubtreesOfTheSameNonterminal() {
        var grammar = Grammar.read("S ::= Pair(A, B)  A ::= a | b  B ::= c | d");
        var first = grammar.derivation(Term.parse("Pair(a, c)")).orElseThrow();
        var second = grammar.derivation(Term.parse("Pair(b, d)")).orElseThrow();
        var children = new Variation(grammar).crossover(first, second, new SplittableRandom(9));
        assertThat(List.of(
                        grammar.term(children.first()).text(),
                        grammar.term(children.second()).text()))
                .containsExactlyInAnyOrder("Pair(a, d)", "Pair(b, c)");
    }

    @Test
    void givesBackTheParentsWhereNothingNewIsFound() {
        var grammar = Grammar.read("S ::= Pair(A, A)  A ::= a");
        var only = grammar.derivation(List.of());
        var variation = new Variation(grammar);
        assertThat(variation.mutate(only, new SplittableRandom(10))).isEqualTo(only);
        assertThat(variation.selfCrossover(only, new SplittableRandom(10)))
                .isEqualTo(new Variation.Children(only, only));
    }

    @Test
    void refusesChoicesThatDeriveNothing() {
        var grammar = Grammar.read("S ::= Pair(A, A)  A ::= a | b");
        assertThatThrownBy(() -> grammar.derivation(List.of(0)))
                .hasMessage("The choices end, where one of the 2 alternatives of `A` was expected.");
        assertThatThrownBy(() -> grammar.derivation(List.of(0, 2)))
                .hasMessage("A choice is 2, where one of the 2 alternatives of `A`, from 0, was expected.");
        assertThatThrownBy(() -> grammar.derivation(List.of(0, 1, 0)))
                .hasMessage("There are 3 choices, where the derivation ends before the last.");
    }
}
