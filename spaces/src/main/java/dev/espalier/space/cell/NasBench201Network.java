package dev.espalier.space.cell;

import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.Op.Activation;
import dev.espalier.space.Op.Pool;
import java.util.ArrayList;
import java.util.List;

/**
 * The frame in which the benchmark trains a cell: a stem of 16 channels, three stages of 5 cells with 16, 32 and 64
 * channels, a residual block of stride 2 between stages, and a classifier. Every node that can occur is made once, so
 * that a network is a list of references.
 *
 * @see <a href="https://arxiv.org/abs/2001.00326">Dong &amp; Yang, ICLR 2020, Section 2.1 and Figure 1</a>
 */
final class NasBench201Network {

    private static final int STAGES = 3;
    private static final int CELLS = 5;
    private static final int WIDTH = 16;

    private static final List<Node> STEM =
            List.of(new Node("stem/conv", new Op.Conv(3, 1, 1, WIDTH), "input"), norm("stem/norm", "stem/conv"));

    /** [stage][cell][edge * 5 + option], the nodes of an edge; the last one carries the edge's name. */
    private static final List<List<List<List<Node>>>> EDGES = new ArrayList<>();

    /** [stage][cell], the sums of nodes 2 and 3. */
    private static final List<List<List<Node>>> SUMS = new ArrayList<>();

    /** Before stage 2 and 3. */
    private static final List<List<Node>> REDUCTIONS = new ArrayList<>();

    private static final List<Node> HEAD;

    static {
        String from = "stem/norm";
        for (int stage = 1; stage <= STAGES; stage++) {
            var edges = new ArrayList<List<List<Node>>>();
            var sums = new ArrayList<List<Node>>();
            if (stage > 1) {
                REDUCTIONS.add(reduction("reduction" + (stage - 1), from, WIDTH << (stage - 1)));
                from = "reduction" + (stage - 1);
            }
            for (int cell = 1; cell <= CELLS; cell++) {
                var name = "stage" + stage + "/cell" + cell;
                edges.add(edges(name, from, WIDTH << (stage - 1)));
                sums.add(sums(name));
                from = name + "/3";
            }
            EDGES.add(edges);
            SUMS.add(sums);
        }
        HEAD = List.of(
                norm("head/norm", from),
                relu("head/relu", "head/norm"),
                new Node("head/pool", new Op.GlobalPool(), "head/relu"));
    }

    private NasBench201Network() {}

    static Network of(Architecture architecture, int classes, int imageSize) {
        if (classes < 1 || imageSize < 4) {
            throw new IllegalArgumentException(
                    "The `classes` (%d) must be at least 1 and the `imageSize` (%d) at least 4."
                            .formatted(classes, imageSize));
        }
        var nodes = new ArrayList<Node>(420);
        nodes.add(new Node("input", new Op.Input(3, imageSize)));
        nodes.addAll(STEM);
        for (int stage = 0; stage < STAGES; stage++) {
            if (stage > 0) {
                nodes.addAll(REDUCTIONS.get(stage - 1));
            }
            for (int cell = 0; cell < CELLS; cell++) {
                addCell(
                        nodes,
                        architecture,
                        EDGES.get(stage).get(cell),
                        SUMS.get(stage).get(cell));
            }
        }
        nodes.addAll(HEAD);
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
