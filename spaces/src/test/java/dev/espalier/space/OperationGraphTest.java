package dev.espalier.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.space.Network.Node;
import dev.espalier.space.OperationGraph.Link;
import dev.espalier.space.OperationGraph.Vertex;
import dev.espalier.space.cell.NasBench201;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OperationGraphTest {

    private static final Node INPUT = new Node("in", new Op.Input(1, 1));

    private static Node named(String name, String... inputs) {
        return new Node(name, new Op.Named(name), inputs);
    }

    private static Vertex vertex(String name, Link... inputs) {
        return new Vertex("Named[name=%s]".formatted(name), List.of(inputs));
    }

    @Test
    void contractsIdentitiesAndSums() {
        var graph = OperationGraph.of(List.of(
                INPUT,
                named("a", "in"),
                new Node("skip", new Op.Identity(), "in"),
                new Node("sum", new Op.Add(), "a", "skip", "in"),
                named("b", "sum")));
        assertThat(graph.vertices())
                .containsExactly(
                        new Vertex("input", List.of()),
                        vertex("a", new Link(0, 1)),
                        vertex("b", new Link(0, 2), new Link(1, 1)),
                        new Vertex("output", List.of(new Link(2, 1))));
    }

    @Test
    void cutsWhatHangsOnZerosAndWhatNobodyReads() {
        var graph = OperationGraph.of(List.of(
                INPUT,
                new Node("zero", new Op.Zero(), "in"),
                named("dead", "zero"),
                named("unread", "in"),
                named("a", "in"),
                new Node("sum", new Op.Add(), "a", "dead")));
        assertThat(graph.vertices())
                .containsExactly(
                        new Vertex("input", List.of()),
                        vertex("a", new Link(0, 1)),
                        new Vertex("output", List.of(new Link(1, 1))));
    }

    @Test
    void ofACellThatPassesNothingOnlyTheEndsRemain() {
        var space = new NasBench201();
        assertThat(space.operations(space.parse("|none~0|+|none~0|none~1|+|none~0|none~1|none~2|"))
                        .vertices())
                .containsExactly(new Vertex("input", List.of()), new Vertex("output", List.of()));
    }

    @Test
    void cellsThatComputeTheSameMostlyHaveOneGraph() {
        var space = new NasBench201();
        var graphs = new HashSet<OperationGraph>();
        IntStream.range(0, 15_625).forEach(index -> graphs.add(space.operations(space.ofIndex(index))));
        // 5,260 functions; the order of the vertices is not canonical, so that some of them have two graphs.
        assertThat(graphs.size()).isBetween(5_260, 7_000);
    }
}
