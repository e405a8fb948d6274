package dev.espalier.space.cell;

import dev.espalier.space.Architecture;
import dev.espalier.space.Cell;
import dev.espalier.space.Decision;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.Frame;
import dev.espalier.space.GraphSpace;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.OperationGraph;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The space of DARTS and NAS-Bench-301: a normal and a reduction cell of 4 nodes, each of which sums two operations on
 * two different of the cell's inputs and earlier nodes. An architecture's notation is the field's {@code Genotype(…)}.
 *
 * @see <a href="https://arxiv.org/abs/1806.09055">Liu et al., ICLR 2019, Section 3.1</a>
 */
@Singleton
public final class Darts implements DecisionSpace, GraphSpace {

    /** The key of this space. */
    public static final String NAME = "darts";

    static final List<String> OPS = List.of(
            "max_pool_3x3",
            "avg_pool_3x3",
            "skip_connect",
            "sep_conv_3x3",
            "sep_conv_5x5",
            "dil_conv_3x3",
            "dil_conv_5x5");
    static final List<String> CELLS = List.of("normal", "reduce");
    static final int NODES = 4;
    static final int INPUTS = 2;

    private static final List<String> LABELS = Stream.concat(Stream.of("c_{k}", "c_{k-2}", "c_{k-1}"), OPS.stream())
            .toList();
    private static final List<Decision> DECISIONS = decisionsOfBoth();
    private static final int CHOICES = 3 * NODES - 1;

    /** A pair of an operation and the index of what it reads: 0 and 1 for the cell's inputs, 2 and more for its nodes. */
    record Edge(String op, int from) {}

    private static List<Decision> decisionsOfBoth() {
        var decisions = new ArrayList<Decision>();
        for (var cell : CELLS) {
            for (int node = 0; node < NODES; node++) {
                var name = cell + "/" + node;
                if (node > 0) {
                    decisions.add(new Decision(name + "<-", pairNames(node)));
                }
                decisions.add(new Decision(name + "/first", OPS));
                decisions.add(new Decision(name + "/second", OPS));
            }
        }
        return List.copyOf(decisions);
    }

    /** Of what a node may read, all pairs, the lesser first. */
    static List<List<Integer>> pairs(int node) {
        var pairs = new ArrayList<List<Integer>>();
        for (int second = 1; second < node + INPUTS; second++) {
            for (int first = 0; first < second; first++) {
                pairs.add(List.of(first, second));
            }
        }
        return pairs;
    }

    private static List<String> pairNames(int node) {
        return pairs(node).stream()
                .map(pair -> pair.getFirst() + "+" + pair.getLast())
                .toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "DARTS: a normal and a reduction cell of 4 nodes, each the sum of two of 7 operations.";
    }

    @Override
    public List<Decision> decisions() {
        return DECISIONS;
    }

    /** The two edges of each node of a cell, in the order of nodes, then of what they read. */
    List<Edge> edges(Architecture architecture, String cell) {
        if (!contains(architecture)) {
            throw new IllegalArgumentException(
                    "The architecture (%s) must be one of darts.".formatted(architecture.id()));
        }
        int choice = CELLS.indexOf(cell) * CHOICES;
        var edges = new ArrayList<Edge>();
        for (int node = 0; node < NODES; node++) {
            int pair = node == 0 ? 0 : architecture.choices().get(choice++);
            for (int from : pairs(node).get(pair)) {
                edges.add(new Edge(OPS.get(architecture.choices().get(choice++)), from));
            }
        }
        return edges;
    }

    @Override
    public Network network(Architecture architecture) {
        return network(architecture, Frame.OWN);
    }

    /** Its {@code cells} are all of a network, at least 3, of which two reduce. */
    @Override
    public Network network(Architecture architecture, Frame frame) {
        if (frame.cells() > 0 && frame.cells() < 3) {
            throw new IllegalArgumentException(
                    "The `cells` (%d) must be at least 3: two of all reduce.".formatted(frame.cells()));
        }
        return DartsNetwork.of(this, architecture, frame);
    }

    /** Both cells side by side, since each is repeated in the frame. */
    @Override
    public OperationGraph operations(Architecture architecture) {
        var nodes = new ArrayList<Node>(List.of(new Node("input", new Op.Input(1, 1))));
        for (var cell : CELLS) {
            for (int input = 0; input < INPUTS; input++) {
                nodes.add(new Node(cell + input, new Op.Named(cell + " input " + input), "input"));
            }
            var edges = edges(architecture, cell);
            for (int i = 0; i < edges.size(); i++) {
                var op = edges.get(i).op();
                var known = op.equals("skip_connect") ? new Op.Identity() : new Op.Named(cell + " " + op);
                nodes.add(new Node(cell + "/" + i, known, cell + edges.get(i).from()));
                if (i % 2 == 1) {
                    var sum = new Node(cell + (INPUTS + i / 2), new Op.Add(), cell + "/" + (i - 1), cell + "/" + i);
                    nodes.add(sum);
                }
            }
            nodes.add(new Node(cell, new Op.Named(cell + " output"), outputs(cell)));
        }
        nodes.add(new Node("output", new Op.Concat(), CELLS));
        return OperationGraph.of(nodes);
    }

    private static List<String> outputs(String cell) {
        var outputs = new ArrayList<String>();
        for (int node = 0; node < NODES; node++) {
            outputs.add(cell + (INPUTS + node));
        }
        return outputs;
    }

    @Override
    public List<Cell> cells(Architecture architecture) {
        return CELLS.stream().map(cell -> drawing(architecture, cell)).toList();
    }

    private Cell drawing(Architecture architecture, String cell) {
        var vertices = new ArrayList<>(List.of("c_{k-2}", "c_{k-1}"));
        var edges = new ArrayList<Cell.Edge>();
        int output = INPUTS + NODES;
        var chosen = edges(architecture, cell);
        for (int i = 0; i < chosen.size(); i++) {
            edges.add(new Cell.Edge(
                    chosen.get(i).from(), INPUTS + i / 2, chosen.get(i).op()));
        }
        for (int node = 0; node < NODES; node++) {
            vertices.add(String.valueOf(node));
            edges.add(new Cell.Edge(INPUTS + node, output, ""));
        }
        vertices.add("c_{k}");
        return new Cell(cell, vertices, edges);
    }

    @Override
    public List<String> labels() {
        return LABELS;
    }

    /** Two inputs, two operations for each node, an output. */
    @Override
    public int mostVertices() {
        return INPUTS + 2 * NODES + 1;
    }

    @Override
    public int inputs() {
        return INPUTS;
    }

    @Override
    public int cellCount() {
        return CELLS.size();
    }

    @Override
    public Optional<Architecture> read(List<Draft> cells) {
        return DraftedCell.choices(cells.getFirst())
                .flatMap(normal -> DraftedCell.choices(cells.getLast())
                        .map(reduce -> new Architecture(
                                NAME,
                                Stream.concat(normal.stream(), reduce.stream()).toList())));
    }

    @Override
    public String format(Architecture architecture) {
        return Genotype.format(this, architecture);
    }

    @Override
    public Architecture parse(String text) {
        return text.startsWith("Genotype") ? Genotype.parse(text) : DecisionSpace.super.parse(text);
    }
}
