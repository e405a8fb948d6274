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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The frame in which the benchmark trains a cell: a stem of 16 channels, three stages of 5 cells with 16, 32 and 64
 * channels, a residual block of stride 2 between stages, and a classifier; other sizes for smaller machines. Every node
 * that can occur is made once for each size, so that a network is a list of references.
 *
 * @see <a href="https://arxiv.org/abs/2001.00326">Dong &amp; Yang, ICLR 2020, Section 2.1 and Figure 1</a>
 */
final class NasBench201Network {

    private static final int STAGES = 3;
    private static final int CELLS = 5;
    private static final int WIDTH = 16;

    /** By size; a search uses one or two. */
    private static final Map<Size, NasBench201Network> BUILT = new ConcurrentHashMap<>();

    private final int cells;
    private final List<Node> stem;

    /** [stage][cell][edge * 5 + option], the nodes of an edge; the last one carries the edge's name. */
    private final List<List<List<List<Node>>>> edges = new ArrayList<>();

    /** [stage][cell], the sums of nodes 2 and 3. */
    private final List<List<List<Node>>> sums = new ArrayList<>();

    /** Before stage 2 and 3. */
    private final List<List<Node>> reductions = new ArrayList<>();

    private final List<Node> head;

    private record Size(int cells, int width) {}

    private NasBench201Network(int cells, int width) {
        this.cells = cells;
        this.stem =
                List.of(new Node("stem/conv", new Op.Conv(3, 1, 1, width), "input"), norm("stem/norm", "stem/conv"));
        String from = "stem/norm";
        for (int stage = 1; stage <= STAGES; stage++) {
            var stageEdges = new ArrayList<List<List<Node>>>();
            var stageSums = new ArrayList<List<Node>>();
            if (stage > 1) {
                reductions.add(reduction("reduction" + (stage - 1), from, width << (stage - 1)));
                from = "reduction" + (stage - 1);
            }
            for (int cell = 1; cell <= cells; cell++) {
                var name = "stage" + stage + "/cell" + cell;
                stageEdges.add(edges(name, from, width << (stage - 1)));
                stageSums.add(sums(name));
                from = name + "/3";
            }
            edges.add(stageEdges);
            sums.add(stageSums);
        }
        head = List.of(
                norm("head/norm", from),
                relu("head/relu", "head/norm"),
                new Node("head/pool", new Op.GlobalPool(), "head/relu"));
    }

    static Network of(Architecture architecture, Frame frame) {
        int classes = frame.classes() == 0 ? 10 : frame.classes();
        int imageSize = frame.size() == 0 ? 32 : frame.size();
        if (imageSize < 4) {
            throw new IllegalArgumentException(
                    "The images (%d pixels high and wide) must be at least 4, since they are halved twice."
                            .formatted(imageSize));
        }
        var size = new Size(frame.cells() == 0 ? CELLS : frame.cells(), frame.width() == 0 ? WIDTH : frame.width());
        return BUILT.computeIfAbsent(size, one -> new NasBench201Network(one.cells, one.width))
                .of(architecture, frame.channels() == 0 ? 3 : frame.channels(), classes, imageSize);
    }

    private Network of(Architecture architecture, int channels, int classes, int imageSize) {
        var nodes = new ArrayList<Node>(84 * cells);
        nodes.add(new Node("input", new Op.Input(channels, imageSize)));
        nodes.addAll(stem);
        for (int stage = 0; stage < STAGES; stage++) {
            if (stage > 0) {
                nodes.addAll(reductions.get(stage - 1));
            }
            for (int cell = 0; cell < cells; cell++) {
                addCell(
                        nodes,
                        architecture,
                        edges.get(stage).get(cell),
                        sums.get(stage).get(cell));
            }
        }
        nodes.addAll(head);
        nodes.add(new Node("head/classifier", new Op.Linear(classes), "head/pool"));
        return new Network(architecture, nodes);
    }

    private static void addCell(List<Node> nodes, Architecture cell, List<List<Node>> edges, List<Node> sums) {
        for (int i = 0; i < NasBench201.EDGES.size(); i++) {
            nodes.addAll(edges.get(i * NasBench201.OPS.size() + cell.choices().get(i)));
            if (i == 2 || i == 5) {
                nodes.add(sums.get(i == 2 ? 0 : 1));
            }
        }
    }

    private static List<List<Node>> edges(String cell, String input, int channels) {
        var edges = new ArrayList<List<Node>>();
        for (var edge : NasBench201.EDGES) {
            var from = edge.from() == 0 ? input : cell + (edge.from() == 1 ? "/1<-0" : "/2");
            for (var op : NasBench201.OPS) {
                edges.add(edge(cell + "/" + edge.name(), op, from, channels));
            }
        }
        return edges;
    }

    private static List<Node> edge(String name, String op, String from, int channels) {
        return switch (op) {
            case "none" -> List.of(new Node(name, new Op.Zero(), from));
            case "skip_connect" -> List.of(new Node(name, new Op.Identity(), from));
            case "nor_conv_1x1" -> convolution(name, from, 1, 1, channels);
            case "nor_conv_3x3" -> convolution(name, from, 3, 1, channels);
            case "avg_pool_3x3" -> List.of(new Node(name, new Pool(Pool.Kind.AVERAGE, 3, 1), from));
            default -> throw new IllegalStateException("The operation (" + op + ") has no meaning here.");
        };
    }

    private static List<Node> sums(String cell) {
        return List.of(
                new Node(cell + "/2", new Op.Add(), cell + "/2<-0", cell + "/2<-1"),
                new Node(cell + "/3", new Op.Add(), cell + "/3<-0", cell + "/3<-1", cell + "/3<-2"));
    }

    private static List<Node> reduction(String name, String from, int channels) {
        var nodes = new ArrayList<Node>();
        nodes.addAll(convolution(name + "/a", from, 3, 2, channels));
        nodes.addAll(convolution(name + "/b", name + "/a", 3, 1, channels));
        nodes.add(new Node(name + "/shortcut/pool", new Pool(Pool.Kind.AVERAGE, 2, 2), from));
        nodes.add(new Node(name + "/shortcut", new Op.Conv(1, 1, 1, channels), name + "/shortcut/pool"));
        nodes.add(new Node(name, new Op.Add(), name + "/shortcut", name + "/b"));
        return List.copyOf(nodes);
    }

    private static List<Node> convolution(String name, String from, int kernel, int stride, int channels) {
        return List.of(
                relu(name + "/relu", from),
                new Node(name + "/conv", new Op.Conv(kernel, stride, 1, channels), name + "/relu"),
                norm(name, name + "/conv"));
    }

    private static Node norm(String name, String from) {
        return new Node(name, new Op.BatchNorm(), from);
    }

    private static Node relu(String name, String from) {
        return new Node(name, new Activation(Activation.Kind.RELU), from);
    }
}
