package dev.espalier.space.dag;

import dev.espalier.space.Architecture;
import dev.espalier.space.Cell;
import dev.espalier.space.Decision;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A space of chains of stages, each an acyclic graph, all of whose edges carry one operation. An architecture decides of
 * each stage how many vertices its graph has, where that varies, then edge by edge whether it is there. What edges of
 * vertices that are not there say means nothing.
 *
 * @see <a href="https://arxiv.org/abs/2404.16218">Neumeyer et al., IDA 2024</a>
 */
public interface DagSpace extends DecisionSpace {

    /** What the stages are made of. */
    DagForm form();

    /** How many choices each stage takes. */
    private int choices() {
        return (form().grows() ? 1 : 0) + Dag.edges(form().mostVertices());
    }

    @Override
    default List<Decision> decisions() {
        return DagDecisions.of(form());
    }

    /** The graphs of the stages. */
    default List<Dag> graphs(Architecture architecture) {
        if (!contains(architecture)) {
            throw new IllegalArgumentException("The architecture (%s) must be one of %s: %d choices."
                    .formatted(architecture.id(), name(), form().stages() * choices()));
        }
        return IntStream.range(0, form().stages())
                .mapToObj(stage -> graph(architecture.choices().subList(stage * choices(), (stage + 1) * choices())))
                .toList();
    }

    private Dag graph(List<Integer> choices) {
        int first = form().grows() ? 1 : 0;
        int vertices = form().leastVertices() + (form().grows() ? choices.getFirst() : 0);
        int bits = 0;
        for (int edge = 0; edge < Dag.edges(vertices); edge++) {
            bits |= choices.get(first + edge) << edge;
        }
        return new Dag(vertices, bits);
    }

    /** The architecture of these graphs, one for each stage. */
    default Architecture of(List<Dag> graphs) {
        var choices = new ArrayList<Integer>();
        for (var graph : graphs) {
            if (form().grows()) {
                choices.add(graph.vertices() - form().leastVertices());
            }
            for (int edge = 0; edge < Dag.edges(form().mostVertices()); edge++) {
                choices.add(graph.bits() >> edge & 1);
            }
        }
        return new Architecture(name(), choices);
    }

    /** The same graphs, with their vertices numbered as their classes have them. */
    @Override
    default Architecture canonical(Architecture architecture) {
        return of(graphs(architecture).stream().map(Dag::canonical).toList());
    }

    @Override
    default Network network(Architecture architecture) {
        return network(architecture, Frame.OWN);
    }

    @Override
    default Network network(Architecture architecture, Frame frame) {
        var graphs = graphs(architecture);
        return new DagNetwork(form(), frame)
                .of(architecture, stage -> List.of(new DagNetwork.Placed("", graphs.get(stage))));
    }

    /** A drawing for each stage. */
    @Override
    default List<Cell> cells(Architecture architecture) {
        var graphs = graphs(architecture);
        return IntStream.range(0, graphs.size())
                .mapToObj(stage -> cell("stage " + (stage + 1), graphs.get(stage)))
                .toList();
    }

    private Cell cell(String title, Dag graph) {
        var vertices = new ArrayList<>(List.of("input"));
        var edges = new ArrayList<Cell.Edge>();
        for (int vertex = 1; vertex <= graph.vertices(); vertex++) {
            vertices.add(String.valueOf(vertex));
            if (graph.before(vertex).isEmpty()) {
                edges.add(new Cell.Edge(Dag.INPUT, vertex, ""));
            }
            for (int from : graph.before(vertex)) {
                edges.add(new Cell.Edge(from, vertex, carried()));
            }
        }
        graph.last().forEach(from -> edges.add(new Cell.Edge(from, graph.vertices() + 1, carried())));
        vertices.add("output");
        return new Cell(title, vertices, edges);
    }

    private String carried() {
        return switch (form().carried()) {
            case DagForm.Convolution(int kernel, var _, var _) -> "conv%dx%d".formatted(kernel, kernel);
            case DagForm.Dense _ -> "linear";
        };
    }
}
