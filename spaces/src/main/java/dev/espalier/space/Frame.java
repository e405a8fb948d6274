package dev.espalier.space;

import dev.espalier.space.Network.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * What an architecture's network is built into: the images that enter, the classes that leave, and how large it is where a
 * space repeats its architecture. A 0 stands for what the space builds by itself.
 *
 * @param channels of an image
 * @param size height and width of an image, pixels
 * @param classes to tell apart
 * @param cells how often a cell is repeated: in each stage, or in all where a space counts them so
 * @param width channels of the first stage
 */
public record Frame(int channels, int size, int classes, int cells, int width) {

    /** What the space builds by itself. */
    public static final Frame OWN = new Frame(0, 0, 0, 0, 0);

    public Frame {
        if (channels < 0 || size < 0 || classes < 0 || cells < 0 || width < 0) {
            throw new IllegalArgumentException(
                    "A frame (%d channels, size %d, %d classes, %d cells, width %d) must not have less than 0."
                            .formatted(channels, size, classes, cells, width));
        }
    }

    /** The same images and classes, around a network as large as the space builds it. */
    public Frame ofOwnSize() {
        return new Frame(channels, size, classes, 0, 0);
    }

    /**
     * A network with the images and classes of this frame instead of its own.
     *
     * @throws IllegalArgumentException when it does not fit on such images, or does not end in a classifier
     */
    public Network around(Network network) {
        var framed = new Network(network.architecture(), around(network.nodes()), around(network.auxiliary()));
        // Refuses what does not fit.
        Shape.all(framed);
        return framed;
    }

    private List<Node> around(List<Node> nodes) {
        var framed = new ArrayList<Node>();
        for (int i = 0; i < nodes.size(); i++) {
            var node = nodes.get(i);
            framed.add(new Node(node.name(), i == nodes.size() - 1 ? output(node) : input(node.op()), node.inputs()));
        }
        return framed;
    }

    private Op input(Op op) {
        return op instanceof Op.Input(int itsChannels, int itsSize)
                ? new Op.Input(channels == 0 ? itsChannels : channels, size == 0 ? itsSize : size)
                : op;
    }

    private Op output(Node node) {
        if (classes == 0) {
            return node.op();
        }
        if (!(node.op() instanceof Op.Linear)) {
            throw new IllegalArgumentException(
                    "The last node (%s) must be a linear layer to tell %d classes apart, but is %s."
                            .formatted(node.name(), classes, node.op()));
        }
        return new Op.Linear(classes);
    }
}
