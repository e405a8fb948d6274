package dev.espalier.evaluate.zerocost;

import dev.espalier.data.MiniBatch;
import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.weights.InitialWeights;
import dev.espalier.train.Torch;
import java.util.ArrayList;
import java.util.List;

/** Networks so small that their scores are worked out by hand, on images of one pixel a channel. */
final class HandMade {

    static final long SEED = 3;

    private HandMade() {}

    /** One operation after the other; each node is named after its place, the input {@code 0}. */
    static Network chain(int channels, Op... ops) {
        return chain(channels, 1, ops);
    }

    static Network chain(int channels, int size, Op... ops) {
        var nodes = new ArrayList<Node>();
        nodes.add(new Node("0", new Op.Input(channels, size)));
        for (int i = 0; i < ops.length; i++) {
            nodes.add(new Node(String.valueOf(i + 1), ops[i], String.valueOf(i)));
        }
        return new Network(new Architecture("hand-made", List.of(0)), nodes);
    }

    static float[] first(Network network, String array) {
        return InitialWeights.of(network, SEED).get(array).values();
    }

    /** Of one pixel each, by channel. */
    static MiniBatch images(int channels, float... pixels) {
        return squares(channels, 1, pixels);
    }

    static MiniBatch squares(int channels, int size, float... pixels) {
        return new MiniBatch(size, channels, pixels, new int[pixels.length / (channels * size * size)]);
    }

    /** What a score says of a network that is shown these, as mini-batch and as crops. */
    static double[] scored(Score score, Network network, MiniBatch images) {
        return Torch.run("score", () -> score.of(new Subject(network, network, new Sample(images, images), SEED)));
    }
}
