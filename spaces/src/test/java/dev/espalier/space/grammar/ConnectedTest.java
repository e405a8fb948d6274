package dev.espalier.space.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConnectedTest {

    private static final Connected CONNECTED = new Connected(
            "zero",
            Map.of(
                    "Linear2",
                    Topology.linear(2),
                    "Linear3",
                    Topology.linear(3),
                    "Linear4",
                    Topology.linear(4),
                    "Residual2",
                    Topology.RESIDUAL2,
                    "Residual3",
                    Topology.RESIDUAL3,
                    "Cell",
                    Topology.CELL));

    @Test
    void holdsWhereAWayIsLeft() {
        assertThat(CONNECTED.holds(Term.parse("Residual2(zero, id, zero)"))).isTrue();
        assertThat(CONNECTED.holds(Term.parse("Residual2(zero, zero, id)"))).isFalse();
        assertThat(CONNECTED.holds(Term.parse("Residual3(zero, id, id, id)"))).isTrue();
        assertThat(CONNECTED.holds(Term.parse("Residual3(zero, id, zero, id)"))).isFalse();
        assertThat(CONNECTED.holds(Term.parse("Residual2(id, id, Linear2(id, zero))")))
                .isFalse();
        assertThat(CONNECTED.holds(Term.parse("Other(zero)"))).isTrue();
    }

    @Test
    void leavesAsManyCellsAsThePaperCounts() {
        long kept = 0;
        for (int cell = 0; cell < 15_625; cell++) {
            var choices = new ArrayList<Integer>();
            for (int rest = cell, edge = 0; edge < 6; edge++, rest /= 5) {
                choices.add(rest % 5);
            }
            kept += CONNECTED.holds(Examples.CELL.term(Examples.CELL.derivation(choices))) ? 1 : 0;
        }
        assertThat(kept).isEqualTo(15_284);
    }

    @Test
    void isKeptByAllThatIsDrawn() {
        for (var grammar : List.of(Examples.CELL, Examples.SHARED_CELL, Examples.HIERARCHICAL)) {
            var variation = new Variation(grammar, CONNECTED);
            var random = new SplittableRandom(1);
            var mother = variation.sample(random);
            for (int i = 0; i < 300; i++) {
                var father = variation.sample(random);
                var mutant = variation.mutate(mother, random);
                var children = variation.crossover(mutant, father, random);
                assertThat(List.of(father, mutant, children.first(), children.second()))
                        .allMatch(derivation -> CONNECTED.holds(grammar.term(derivation)));
                mother = children.first();
            }
        }
    }

    @Test
    void forbidsTheCutOfTheLastWayOnly() {
        var grammar = Grammar.read("S ::= Linear2(A, A)  A ::= B | id  B ::= zero");
        var variation = new Variation(grammar, CONNECTED);
        assertThat(grammar.term(variation.sample(new SplittableRandom(2))).text())
                .isEqualTo("Linear2(id, id)");
    }

    @Test
    void saysThatNothingKeepsIt() {
        var variation = new Variation(Grammar.read("S ::= Linear2(zero, id)"), CONNECTED);
        assertThatThrownBy(() -> variation.sample(new SplittableRandom(3)))
                .hasMessage("None of 50 terms drawn keeps the constraint, where one that does was expected.");
    }
}
