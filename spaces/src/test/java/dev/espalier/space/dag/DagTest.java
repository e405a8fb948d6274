package dev.espalier.space.dag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DagTest {

    /** The graph that these edges make, as in {@code 1>2 2>3}. */
    static Dag dag(int vertices, String edges) {
        int bits = 0;
        for (var edge : edges.split(" ")) {
            if (!edge.isEmpty()) {
                bits |= 1 << Dag.place(edge.charAt(0) - '0', edge.charAt(2) - '0');
            }
        }
        return new Dag(vertices, bits);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 6", "4, 31", "5, 302", "6, 5984"})
    void thereAreAsManyGraphsAsThereAreUnlabelledAcyclicOnes(int vertices, int graphs) {
        assertThat(Dag.all(vertices))
                .hasSize(graphs)
                .allMatch(dag -> dag.canonical().equals(dag));
    }

    @Test
    void graphsThatDifferInNumbersOnlyHaveOneRepresentative() {
        assertThat(dag(3, "1>2").canonical()).isEqualTo(dag(3, "2>3").canonical());
        assertThat(dag(3, "1>2").canonical()).isEqualTo(dag(3, "1>3").canonical());
        assertThat(dag(3, "1>2 2>3").canonical()).isNotEqualTo(dag(3, "1>2 1>3").canonical());
        assertThat(dag(3, "1>3 2>3").canonical()).isNotEqualTo(dag(3, "1>2 1>3").canonical());
    }

    @Test
    void aRepresentativeHasAsManyEdgesAndOperations() {
        assertThat(IntStream.range(0, 1 << Dag.edges(5)).mapToObj(bits -> new Dag(5, bits)))
                .allMatch(dag -> Integer.bitCount(dag.bits())
                        == Integer.bitCount(dag.canonical().bits()))
                .allMatch(dag -> dag.operations() == dag.canonical().operations());
    }

    @Test
    void everyEdgeButThoseOfTheInputIsAnOperation() {
        assertThat(dag(5, "").operations()).isEqualTo(5);
        assertThat(dag(5, "1>2 1>3 1>4 1>5").operations()).isEqualTo(8);
        assertThat(dag(3, "1>2 2>3").operations()).isEqualTo(3);
    }

    @Test
    void writesItsEdges() {
        assertThat(dag(4, "1>3 2>4").text()).isEqualTo("1>3 2>4");
        assertThat(dag(4, "").text()).isEqualTo("-");
    }

    @Test
    void refusesWhatIsNoGraph() {
        assertThatThrownBy(() -> new Dag(7, 0)).hasMessage("The `vertices` (7) of a graph must be from 1 to 6.");
        assertThatThrownBy(() -> new Dag(3, 8))
                .hasMessage("The `bits` (8) of a graph of 3 vertices must be from 0 to 7.");
    }
}
