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
 * NAS-Bench-201: a cell of 4 nodes whose 6 edges each take one of 5 operations; 15,625 cells. An architecture's notation
 * is the benchmark's string, {@code |op~0|+|op~0|op~1|+|op~0|op~1|op~2|}, where {@code op~n} is what comes from node n.
 *
 * @see <a href="https://arxiv.org/abs/2001.00326">Dong &amp; Yang, ICLR 2020, Figure 1</a>
 */
@Singleton
public final class NasBench201 implements DecisionSpace, GraphSpace {

    /** The key of this space. */
    public static final String NAME = "nasbench201";

    static final List<String> OPS = List.of("none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3");
    static final List<Edge> EDGES =
            List.of(new Edge(1, 0), new Edge(2, 0), new Edge(2, 1), new Edge(3, 0), new Edge(3, 1), new Edge(3, 2));
    private static final List<String> LABELS =
            Stream.concat(Stream.of("3", "0"), OPS.stream()).toList();
    private static final List<Op> CELL_OPS =
            OPS.stream().map(NasBench201::cellOp).toList();
    private static final List<Decision> DECISIONS =
            EDGES.stream().map(edge -> new Decision(edge.name(), OPS)).toList();

    /** An edge of the cell, as the benchmark writes it: target first. */
    record Edge(int to, int from) {
        String name() {
            return to + "<-" + from;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "NAS-Bench-201: a cell of 4 nodes whose 6 edges each take one of 5 operations.";
    }

    @Override
    public List<Decision> decisions() {
        return DECISIONS;
    }

    @Override
    public Network network(Architecture architecture) {
        return network(architecture, Frame.OWN);
    }

    /**
     * The network for another data set of the benchmark: 100 classes of 32 pixels for CIFAR-100, 120 classes of 16 for
     * ImageNet16-120.
     *
     * @param imageSize height and width of an image, at least 4
     */
    public Network network(Architecture architecture, int classes, int imageSize) {
        return network(architecture, new Frame(3, imageSize, classes, 0, 0));
    }

    /** Its {@code cells} are those of each of the three stages. */
    @Override
    public Network network(Architecture architecture, Frame frame) {
        require(architecture);
        return NasBench201Network.of(architecture, frame);
    }

    /**
     * The representative of all cells that compute the same function: edges without operation and what hangs on them
     * alone are cut, skip connections are followed, and nodes are forgotten; of what is then equal, the architecture
     * whose choices come first. 5,260 remain. Unlike the paper's 6,466, a sum is not distinguished from the same sum
     * with a zero in it, while two convolutions are distinguished from one that is used twice.
     */
    @Override
    public Architecture canonical(Architecture architecture) {
        require(architecture);
        int position = position(architecture);
        int representative = CellClasses.representative(position);
        return representative == position ? architecture : at(representative);
    }

    @Override
    public OperationGraph operations(Architecture architecture) {
        require(architecture);
        var nodes = new ArrayList<Node>(List.of(new Node("0", new Op.Input(1, 1))));
        var sums = List.of(new ArrayList<String>(), new ArrayList<String>(), new ArrayList<String>());
        for (int i = 0; i < EDGES.size(); i++) {
            var edge = EDGES.get(i);
            nodes.add(new Node(edge.name(), CELL_OPS.get(architecture.choices().get(i)), String.valueOf(edge.from())));
            sums.get(edge.to() - 1).add(edge.name());
            if (sums.get(edge.to() - 1).size() == edge.to()) {
                nodes.add(new Node(String.valueOf(edge.to()), new Op.Add(), sums.get(edge.to() - 1)));
            }
        }
        return OperationGraph.of(nodes);
    }

    @Override
    public List<Cell> cells(Architecture architecture) {
        require(architecture);
        var edges = new ArrayList<Cell.Edge>();
        for (int i = 0; i < EDGES.size(); i++) {
            var edge = EDGES.get(i);
            edges.add(new Cell.Edge(
                    edge.from(), edge.to(), OPS.get(architecture.choices().get(i))));
        }
        return List.of(new Cell("cell", List.of("0", "1", "2", "3"), edges));
    }

    @Override
    public List<String> labels() {
        return LABELS;
    }

    /** An input, one for each edge's operation, an output. */
    @Override
    public int mostVertices() {
        return EDGES.size() + 2;
    }

    /** Who is linked with whom never changes, so what was drawn must be just that. */
    @Override
    public Optional<Architecture> read(List<Draft> cells) {
        var graph = cells.getFirst().graph();
        if (graph.labels().size() != mostVertices()) {
            return Optional.empty();
        }
        var choices = graph.labels().stream()
                .skip(1)
                .limit(EDGES.size())
                .map(label -> label - LABELS.size() + OPS.size())
                .toList();
        return Optional.of(new Architecture(NAME, choices))
                .filter(this::contains)
                .filter(architecture -> graphs(architecture).getFirst().equals(graph));
    }

    @Override
    public String format(Architecture architecture) {
        require(architecture);
        return CellNotation.format(architecture);
    }

    @Override
    public Architecture parse(String text) {
        return text.startsWith("|") ? CellNotation.parse(text) : DecisionSpace.super.parse(text);
    }

    /** The benchmark's own number of an architecture, 0 to 15,624. */
    public int index(Architecture architecture) {
        require(architecture);
        return OfficialOrder.index(position(architecture));
    }

    /** The architecture with this number in the benchmark. */
    public Architecture ofIndex(int index) {
        if (index < 0 || index >= CellClasses.CELLS) {
            throw new IllegalArgumentException("The `index` (%d) must be from 0 to 15624.".formatted(index));
        }
        return at(OfficialOrder.position(index));
    }

    private static Op cellOp(String name) {
        return switch (name) {
            case "none" -> new Op.Zero();
            case "skip_connect" -> new Op.Identity();
            default -> new Op.Named(name);
        };
    }

    /** An architecture's choices read as a number in base 5. */
    static int position(Architecture architecture) {
        int position = 0;
        for (int choice : architecture.choices()) {
            position = position * OPS.size() + choice;
        }
        return position;
    }

    static Architecture at(int position) {
        var choices = new int[EDGES.size()];
        for (int i = choices.length - 1; i >= 0; i--) {
            choices[i] = position % OPS.size();
            position /= OPS.size();
        }
        return new Architecture(NAME, choices);
    }

    private void require(Architecture architecture) {
        if (!contains(architecture)) {
            throw new IllegalArgumentException(
                    "The architecture (%s) must be one of nasbench201: 6 choices from 0 to 4."
                            .formatted(architecture.id()));
        }
    }
}
