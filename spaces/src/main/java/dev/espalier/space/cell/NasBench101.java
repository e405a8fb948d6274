package dev.espalier.space.cell;

import dev.espalier.space.Architecture;
import dev.espalier.space.Cell;
import dev.espalier.space.Decision;
import dev.espalier.space.Frame;
import dev.espalier.space.GraphSpace;
import dev.espalier.space.LabelledGraph;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.OperationGraph;
import dev.espalier.space.SequentialSpace;
import dev.espalier.space.TableColumns;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * NAS-Bench-101: cells of up to 7 vertices and 9 edges whose inner vertices take one of 3 operations; 423,624 cells that
 * differ in more than the order of their vertices, each one architecture. Its notation is the upper triangle of the
 * adjacency matrix, row by row, and the operations of the inner vertices: {@code 110101/3M}.
 *
 * @see <a href="https://arxiv.org/abs/1902.09635">Ying et al., ICML 2019, Section 2</a>
 */
@Singleton
public final class NasBench101 implements SequentialSpace, GraphSpace {

    /** The key of this space. */
    public static final String NAME = "nasbench101";

    /** In the benchmark's order, which its hash depends on. */
    static final List<String> OPS = List.of("conv3x3-bn-relu", "conv1x1-bn-relu", "maxpool3x3");

    private static final List<String> LABELS = List.of("output", "input", OPS.get(0), OPS.get(1), OPS.get(2));
    private static final String LETTERS = "31M";
    static final int CELLS = 423_624;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "NAS-Bench-101: cells of up to 7 vertices and 9 edges whose inner vertices take one of 3 operations.";
    }

    @Override
    public double size() {
        return CELLS;
    }

    @Override
    public boolean contains(Architecture architecture) {
        var choices = architecture.choices();
        if (!architecture.space().equals(NAME) || !List.of(1, 4, 8, 13, 19, 26).contains(choices.size())) {
            return false;
        }
        int inner = VertexCell.inner(choices.size());
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i) < 0 || choices.get(i) >= (i < inner ? OPS.size() : 2)) {
                return false;
            }
        }
        var cell = VertexCell.of(choices);
        return cell.valid() && cell.normal().equals(cell);
    }

    /** The operations of 5 vertices, then the edges between all 7, by the vertex to which they lead. */
    @Override
    public List<Decision> steps() {
        return CellSteps.ALL;
    }

    @Override
    public boolean[] allowed(List<Integer> taken) {
        return CellSteps.allowed(taken);
    }

    @Override
    public Architecture made(List<Integer> taken) {
        return CellSteps.cell(taken).pruned().normal().architecture();
    }

    @Override
    public List<Integer> steps(Architecture architecture) {
        return CellSteps.of(cell(architecture));
    }

    /** Matrices and operations drawn until they are a cell, as the benchmark's authors do; not uniform over cells. */
    @Override
    public Architecture sample(RandomGenerator random) {
        while (true) {
            var edges = Stream.generate(random::nextBoolean).limit(21).toList();
            var ops = Stream.generate(() -> random.nextInt(OPS.size())).limit(5).toList();
            var cell = new VertexCell(edges, ops).pruned();
            if (cell.valid()) {
                return cell.normal().architecture();
            }
        }
    }

    @Override
    public Architecture mutate(Architecture architecture, RandomGenerator random) {
        var neighbors = neighbors(architecture);
        return neighbors.get(random.nextInt(neighbors.size()));
    }

    /**
     * All cells that are one edit away: an edge more or less, another operation, or a vertex with any operation put
     * between two others. What an edit cuts off is forgotten.
     */
    @Override
    public List<Architecture> neighbors(Architecture architecture) {
        var cell = cell(architecture);
        var neighbors = new LinkedHashSet<VertexCell>();
        for (int edge = 0; edge < cell.edges().size(); edge++) {
            add(cell.withEdge(edge, !cell.edges().get(edge)), neighbors);
        }
        for (int vertex = 0; vertex < cell.ops().size(); vertex++) {
            for (int op = 0; op < OPS.size(); op++) {
                add(cell.withOp(vertex, op), neighbors);
            }
        }
        for (var grown : cell.grown()) {
            add(grown, neighbors);
        }
        neighbors.remove(cell);
        return neighbors.stream().map(VertexCell::architecture).toList();
    }

    private static void add(VertexCell cell, Set<VertexCell> cells) {
        var pruned = cell.pruned();
        if (pruned.valid()) {
            cells.add(pruned.normal());
        }
    }

    @Override
    public Network network(Architecture architecture) {
        return network(architecture, Frame.OWN);
    }

    /** Its {@code cells} are those of each of the three stacks. */
    @Override
    public Network network(Architecture architecture, Frame frame) {
        return NasBench101Network.of(architecture, cell(architecture), frame);
    }

    @Override
    public OperationGraph operations(Architecture architecture) {
        var cell = cell(architecture);
        var nodes = new ArrayList<>(List.of(new Node("0", new Op.Input(1, 1))));
        for (int vertex = 1; vertex < cell.vertices(); vertex++) {
            boolean output = vertex == cell.vertices() - 1;
            var op = output ? new Op.Add() : new Op.Named(OPS.get(cell.ops().get(vertex - 1)));
            nodes.add(new Node(String.valueOf(vertex), op, cell.sources(vertex)));
        }
        return OperationGraph.of(nodes);
    }

    @Override
    public List<Cell> cells(Architecture architecture) {
        var cell = cell(architecture);
        var vertices = new ArrayList<>(List.of("input"));
        cell.ops().forEach(op -> vertices.add(OPS.get(op)));
        vertices.add("output");
        var edges = new ArrayList<Cell.Edge>();
        for (int to = 1; to < cell.vertices(); to++) {
            for (int from = 0; from < to; from++) {
                if (cell.edge(from, to)) {
                    edges.add(new Cell.Edge(from, to, ""));
                }
            }
        }
        return List.of(new Cell("cell", vertices, edges));
    }

    @Override
    public List<String> labels() {
        return LABELS;
    }

    @Override
    public int mostVertices() {
        return VertexCell.MOST_VERTICES;
    }

    /** Uniform over all cells. */
    @Override
    public Architecture example(RandomGenerator random) {
        return CellExamples.draw(random).normal().architecture();
    }

    /** What leads nowhere is cut off. */
    @Override
    public Optional<Architecture> read(List<Draft> cells) {
        var graph = cells.getFirst().graph();
        int output = graph.labels().size() - 1;
        var ops = graph.labels().stream()
                .skip(1)
                .limit(Math.max(0, output - 1))
                .map(label -> label - 2)
                .toList();
        if (output < 1
                || graph.labels().getFirst() != LabelledGraph.INPUT
                || graph.labels().getLast() != LabelledGraph.OUTPUT
                || ops.stream().anyMatch(op -> op < 0)) {
            return Optional.empty();
        }
        var edges = new ArrayList<Boolean>();
        for (int from = 0; from < output; from++) {
            for (int to = from + 1; to <= output; to++) {
                edges.add(graph.linked(from, to));
            }
        }
        var cell = new VertexCell(edges, ops).pruned();
        return cell.valid() ? Optional.of(cell.normal().architecture()) : Optional.empty();
    }

    /**
     * The benchmark's results by cell: the accuracy on the test images after 108 epochs, mean of three runs, which is
     * what a search of this table maximises, since accuracies on validation images come with the benchmark's own file
     * only.
     */
    @Override
    public TableColumns published() {
        return new TableColumns(List.of("adjacency", "ops"), new TreeMap<>(Map.of("accuracy_pct", "test_acc")));
    }

    @Override
    public String format(Architecture architecture) {
        var cell = cell(architecture);
        return cell.edges().stream().map(edge -> edge ? "1" : "0").collect(Collectors.joining())
                + "/"
                + cell.ops().stream().map(op -> LETTERS.substring(op, op + 1)).collect(Collectors.joining());
    }

    /** Cells in any order of their vertices, with or without such as lead nowhere. */
    @Override
    public Architecture parse(String text) {
        if (!text.matches("[01]{1,21}/[31M]{0,5}")) {
            return SequentialSpace.super.parse(text);
        }
        int slash = text.indexOf('/');
        var edges = Arrays.stream(text.substring(0, slash).split(""))
                .map("1"::equals)
                .toList();
        var ops = text.substring(slash + 1).chars().mapToObj(LETTERS::indexOf).toList();
        var cell = new VertexCell(edges, ops).pruned();
        if (!cell.valid()) {
            throw new IllegalArgumentException(
                    "The cell (%s) must lead from its input to its output by at most 9 edges.".formatted(text));
        }
        return cell.normal().architecture();
    }

    /** The benchmark's name of a cell, {@code module_hash}. */
    public String hash(Architecture architecture) {
        return cell(architecture).hash();
    }

    private VertexCell cell(Architecture architecture) {
        if (!contains(architecture)) {
            throw new IllegalArgumentException(
                    "The architecture (%s) must be one of nasbench101.".formatted(architecture.id()));
        }
        return VertexCell.of(architecture.choices());
    }
}
