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
 * The frame in which the benchmark trains a cell: a stem of 128 channels, three stacks of 3 cells, and before the second
 * and third stack a pooling that halves the image while the channels double. What enters a cell is projected onto each
 * vertex that reads it; vertices that the output reads share its channels, and others have as many as the widest that
 * reads them.
 *
 * @see <a href="https://arxiv.org/abs/1902.09635">Ying et al., ICML 2019, Section 2.1 and Appendix S1</a>
 */
final class NasBench101Network {

    private static final int STACKS = 3;
    private static final int CELLS = 3;
    private static final int WIDTH = 128;

    private final VertexCell cell;
    private final int cells;
    private final int width;
    private final List<Node> nodes = new ArrayList<>();

    private NasBench101Network(VertexCell cell, Frame frame) {
        this.cell = cell;
        this.cells = frame.cells() == 0 ? CELLS : frame.cells();
        this.width = frame.width() == 0 ? WIDTH : frame.width();
    }

    static Network of(Architecture architecture, VertexCell cell, Frame frame) {
        var network = new NasBench101Network(cell, frame);
        network.build();
        return frame.around(new Network(architecture, network.nodes));
    }

    private void build() {
        nodes.add(new Node("input", new Op.Input(3, 32)));
        var from = convolution("stem", "input", 3, width);
        for (int stack = 0; stack < STACKS; stack++) {
            if (stack > 0) {
                nodes.add(new Node("reduction" + stack, new Pool(Pool.Kind.MAX, 2, 2), from));
                from = "reduction" + stack;
            }
            for (int i = 0; i < cells; i++) {
                from = cell("stack%d/cell%d".formatted(stack + 1, i + 1), from, width << stack);
            }
        }
        nodes.add(new Node("head/pool", new Op.GlobalPool(), from));
        nodes.add(new Node("head/classifier", new Op.Linear(10), "head/pool"));
    }

    private String cell(String name, String from, int width) {
        var channels = channels(width);
        int output = cell.vertices() - 1;
        var joined = new ArrayList<String>();
        for (int vertex = 1; vertex < output; vertex++) {
            vertex(name, from, vertex, channels);
            if (cell.edge(vertex, output)) {
                joined.add(name + "/" + vertex);
            }
        }
        if (joined.isEmpty()) {
            return convolution(name + "/output", from, 1, width);
        }
        boolean direct = cell.edge(0, output);
        nodes.add(new Node(direct ? name + "/joined" : name + "/output", new Op.Concat(), joined));
        if (direct) {
            var projected = convolution(name + "/direct", from, 1, width);
            nodes.add(new Node(name + "/output", new Op.Add(), name + "/joined", projected));
        }
        return name + "/output";
    }

    private void vertex(String cellName, String from, int vertex, int[] channels) {
        var name = cellName + "/" + vertex;
        var terms = new ArrayList<String>();
        for (int source = 1; source < vertex; source++) {
            if (cell.edge(source, vertex)) {
                terms.add(cut(cellName, source, vertex, channels));
            }
        }
        if (cell.edge(0, vertex)) {
            terms.add(convolution(name + "/projection", from, 1, channels[vertex]));
        }
        nodes.add(new Node(name + "/sum", new Op.Add(), terms));
        switch (cell.ops().get(vertex - 1)) {
            case 0 -> convolution(name, name + "/sum", 3, channels[vertex]);
            case 1 -> convolution(name, name + "/sum", 1, channels[vertex]);
            default -> nodes.add(new Node(name, new Pool(Pool.Kind.MAX, 3, 1), name + "/sum"));
        }
    }

    /** As many of a vertex's channels as the one that reads it has. */
    private String cut(String cellName, int source, int vertex, int[] channels) {
        var name = cellName + "/" + source;
        if (channels[source] == channels[vertex]) {
            return name;
        }
        var cut = "%s/%d<-%d".formatted(cellName, vertex, source);
        nodes.add(new Node(cut, new Op.Slice(channels[vertex]), name));
        return cut;
    }

    private int[] channels(int width) {
        int output = cell.vertices() - 1;
        var channels = new int[output + 1];
        channels[output] = width;
        int readers = 0;
        for (int vertex = 1; vertex < output; vertex++) {
            readers += cell.edge(vertex, output) ? 1 : 0;
        }
        int left = readers == 0 ? 0 : width % readers;
        for (int vertex = 1; vertex < output; vertex++) {
            if (cell.edge(vertex, output)) {
                channels[vertex] = width / readers + (left-- > 0 ? 1 : 0);
            }
        }
        for (int vertex = output - 1; vertex > 0; vertex--) {
            if (!cell.edge(vertex, output)) {
                channels[vertex] = widest(vertex, channels);
            }
        }
        return channels;
    }

    private int widest(int vertex, int[] channels) {
        int widest = 0;
        for (int reader = vertex + 1; reader < channels.length - 1; reader++) {
            widest = cell.edge(vertex, reader) ? Math.max(widest, channels[reader]) : widest;
        }
        return widest;
    }

    /** A convolution with normalisation and ReLU. */
    private String convolution(String name, String from, int kernel, int channels) {
        nodes.add(new Node(name + "/conv", new Op.Conv(kernel, 1, 1, channels), from));
        nodes.add(new Node(name + "/norm", new Op.BatchNorm(), name + "/conv"));
        nodes.add(new Node(name, new Activation(Activation.Kind.RELU), name + "/norm"));
        return name;
    }
}
