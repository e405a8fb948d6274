package dev.espalier.measure;

import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import java.util.ArrayList;
import java.util.List;

/**
 * The network by which devices are known to be as they were: of everything that takes time a little, so that whatever
 * slows networks slows it. It never changes.
 */
final class ReferenceNetwork {

    private static final Architecture NAME = new Architecture("reference", 1);

    private final List<Node> nodes = new ArrayList<>();

    private ReferenceNetwork() {}

    static Network make() {
        var network = new ReferenceNetwork();
        network.nodes.add(new Node("input", new Op.Input(3, 32)));
        var stem = network.block("stem", "input", new Op.Conv(3, 1, 1, 32));
        var pixel = network.block("pixel", stem, new Op.Conv(1, 1, 1, 32));
        var depth = network.block("depth", pixel, new Op.Conv(5, 1, 32, 32));
        network.nodes.add(new Node("sum", new Op.Add(), stem, depth));
        var half = network.block("half", "sum", new Op.Conv(3, 2, 1, 64));
        network.nodes.add(new Node("average", new Op.Pool(Op.Pool.Kind.AVERAGE, 3, 1), half));
        var wide = network.block("wide", "average", new Op.Conv(3, 2, 1, 128));
        network.nodes.add(new Node("mean", new Op.GlobalPool(), wide));
        network.nodes.add(new Node("classes", new Op.Linear(10), "mean"));
        return new Network(NAME, network.nodes);
    }

    private String block(String name, String from, Op.Conv conv) {
        nodes.add(new Node(name + "/conv", conv, from));
        nodes.add(new Node(name + "/norm", new Op.BatchNorm(), name + "/conv"));
        nodes.add(new Node(name, new Op.Activation(Op.Activation.Kind.RELU), name + "/norm"));
        return name;
    }
}
