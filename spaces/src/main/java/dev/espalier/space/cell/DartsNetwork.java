package dev.espalier.space.cell;

import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.Op.Activation;
import dev.espalier.space.Op.Pool;
import java.util.ArrayList;
import java.util.List;

/**
 * The frame in which DARTS evaluates cells on CIFAR-10: a stem of 108 channels and 20 cells, the first of 36 channels, of
 * which the 7th and the 14th reduce. A reduction without operation takes every other pixel by two convolutions; that the
 * second one starts a pixel later is not written here.
 *
 * @see <a href="https://arxiv.org/abs/1806.09055">Liu et al., ICLR 2019, Section 3.2 and Appendix A.2</a>
 */
final class DartsNetwork {

    private static final int LAYERS = 20;
    private static final int WIDTH = 36;
    private static final int SIZE = 32;
    private static final int TOWER_WINDOW = 5;
    private static final int TOWER_STRIDE = 3;
    private static final int TOWER_FIRST = 128;
    private static final int TOWER_SECOND = 768;

    private final Darts space;
    private final Architecture architecture;
    private final int layers;
    private final int first;
    private final List<Node> nodes = new ArrayList<>();
    private String secondReduction = "";

    private DartsNetwork(Darts space, Architecture architecture, Frame frame) {
        this.space = space;
        this.architecture = architecture;
        this.layers = frame.cells() == 0 ? LAYERS : frame.cells();
        this.first = frame.width() == 0 ? WIDTH : frame.width();
    }

    static Network of(Darts space, Architecture architecture, Frame frame) {
        var network = new DartsNetwork(space, architecture, frame);
        network.build();
        return frame.around(new Network(architecture, network.nodes, network.auxiliary(frame)));
    }

    private void build() {
        nodes.add(new Node("input", new Op.Input(3, SIZE)));
        nodes.add(new Node("stem/conv", new Op.Conv(3, 1, 1, 3 * first), "input"));
        var before = norm("stem", "stem/conv");
        var last = before;
        int width = first;
        boolean reduced = false;
        int stage = 1;
        for (int layer = 0; layer < layers; layer++) {
            boolean reduces = layer == layers / 3 || layer == 2 * layers / 3;
            width *= reduces ? 2 : 1;
            var name = reduces ? "reduction" + stage++ : "stage%d/cell%d".formatted(stage, layer + 1);
            var cell = cell(name, List.of(before, last), width, reduces, reduced);
            before = last;
            last = cell;
            // Of the two that reduce, the second is kept.
            secondReduction = reduces ? cell : secondReduction;
            reduced = reduces;
        }
        nodes.add(new Node("head/pool", new Op.GlobalPool(), last));
        nodes.add(new Node("head/classifier", new Op.Linear(10), "head/pool"));
    }

    /**
     * A tower on the second cell that reduces, at two thirds of the depth: it pools, and has a convolution across channels
     * and one of two pixels. The paper names auxiliary towers without their operations; those here are of the usual
     * widths, while windows are padded as everywhere and what remains is averaged, so that images of any size pass.
     */
    private List<Node> auxiliary(Frame frame) {
        int size = frame.size() == 0 ? SIZE : frame.size();
        int pooled = windows(windows(windows(size, 2), 2), TOWER_STRIDE);
        int own = nodes.size();
        relu("auxiliary/relu", secondReduction);
        added("auxiliary/pool", new Pool(Pool.Kind.AVERAGE, TOWER_WINDOW, TOWER_STRIDE), "auxiliary/relu");
        tower("auxiliary/first", "auxiliary/pool", new Op.Conv(1, 1, 1, TOWER_FIRST));
        tower("auxiliary/second", "auxiliary/first", new Op.Conv(Math.min(2, pooled), 1, 1, TOWER_SECOND));
        added("auxiliary/mean", new Op.GlobalPool(), "auxiliary/second");
        added("auxiliary/classifier", new Op.Linear(10), "auxiliary/mean");
        var tower = List.copyOf(nodes.subList(own, nodes.size()));
        nodes.subList(own, nodes.size()).clear();
        return tower;
    }

    /** How many windows of an odd side stand in a row of pixels. */
    private static int windows(int pixels, int stride) {
        return (pixels - 1) / stride + 1;
    }

    private void tower(String name, String from, Op.Conv convolution) {
        added(name + "/conv", convolution, from);
        norm(name + "/norm", name + "/conv");
        relu(name, name + "/norm");
    }

    private String cell(String name, List<String> inputs, int width, boolean reduces, boolean reduced) {
        var states = new ArrayList<String>();
        states.add(
                reduced
                        ? halved(name + "/input0", inputs.getFirst(), width)
                        : convolution(name + "/input0", inputs.getFirst(), width));
        states.add(convolution(name + "/input1", inputs.getLast(), width));
        var edges = space.edges(architecture, Darts.CELLS.get(reduces ? 1 : 0));
        for (int node = 0; node < Darts.NODES; node++) {
            var terms = new ArrayList<String>();
            for (var edge : edges.subList(2 * node, 2 * node + 2)) {
                int stride = reduces && edge.from() < Darts.INPUTS ? 2 : 1;
                var edgeName = "%s/%d<-%d".formatted(name, node + Darts.INPUTS, edge.from());
                terms.add(operation(edgeName, edge.op(), states.get(edge.from()), stride, width));
            }
            var sum = name + "/" + (node + Darts.INPUTS);
            nodes.add(new Node(sum, new Op.Add(), terms));
            states.add(sum);
        }
        nodes.add(new Node(name, new Op.Concat(), states.subList(Darts.INPUTS, states.size())));
        return name;
    }

    private String operation(String name, String op, String from, int stride, int width) {
        return switch (op) {
            case "max_pool_3x3" -> added(name, new Pool(Pool.Kind.MAX, 3, stride), from);
            case "avg_pool_3x3" -> added(name, new Pool(Pool.Kind.AVERAGE, 3, stride), from);
            case "skip_connect" -> stride == 1 ? added(name, new Op.Identity(), from) : halved(name, from, width);
            case "sep_conv_3x3" -> twice(name, from, 3, stride, width);
            case "sep_conv_5x5" -> twice(name, from, 5, stride, width);
            case "dil_conv_3x3" -> separable(name, from, new Op.Conv(3, stride, width, width, 2));
            case "dil_conv_5x5" -> separable(name, from, new Op.Conv(5, stride, width, width, 2));
            default -> throw new IllegalStateException("The operation (" + op + ") has no meaning here.");
        };
    }

    private String twice(String name, String from, int kernel, int stride, int width) {
        var first = separable(name + "/first", from, new Op.Conv(kernel, stride, width, width));
        return separable(name, first, new Op.Conv(kernel, 1, width, width));
    }

    /** ReLU, a convolution of each channel by itself, one across channels, normalisation. */
    private String separable(String name, String from, Op.Conv depthwise) {
        relu(name + "/relu", from);
        nodes.add(new Node(name + "/depthwise", depthwise, name + "/relu"));
        nodes.add(new Node(name + "/pointwise", new Op.Conv(1, 1, 1, depthwise.channels()), name + "/depthwise"));
        return norm(name, name + "/pointwise");
    }

    private String convolution(String name, String from, int width) {
        relu(name + "/relu", from);
        nodes.add(new Node(name + "/conv", new Op.Conv(1, 1, 1, width), name + "/relu"));
        return norm(name, name + "/conv");
    }

    private String halved(String name, String from, int width) {
        relu(name + "/relu", from);
        nodes.add(new Node(name + "/even", new Op.Conv(1, 2, 1, width / 2), name + "/relu"));
        nodes.add(new Node(name + "/odd", new Op.Conv(1, 2, 1, width / 2), name + "/relu"));
        nodes.add(new Node(name + "/both", new Op.Concat(), name + "/even", name + "/odd"));
        return norm(name, name + "/both");
    }

    private void relu(String name, String from) {
        nodes.add(new Node(name, new Activation(Activation.Kind.RELU), from));
    }

    private String norm(String name, String from) {
        return added(name, new Op.BatchNorm(), from);
    }

    private String added(String name, Op op, String from) {
        nodes.add(new Node(name, op, from));
        return name;
    }
}
