package dev.espalier.space.cell;

import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.Op.Activation;
import java.util.ArrayList;
import java.util.List;

/**
 * The language model in which the benchmark trains a cell, at one word: an embedding of the 10,000 words of the Penn
 * Treebank, three layers of the cell, 600 wide but for the last, and the embedding's weights again to score the next
 * word. The last layer is as wide as the embedding for that reason.
 *
 * @see <a href="https://github.com/fmsnew/nas-bench-nlp-release">The benchmark's repository</a>, model.py and
 *     custom_rnn.py, for how it is built; its training script's settings, for the sizes
 */
final class NasBenchNlpNetwork {

    private static final int WORDS = 10_000;
    private static final int EMBEDDING = 400;
    private static final int WIDTH = 600;
    private static final int LAYERS = 3;

    private final RecurrentCell cell;
    private final List<Node> nodes = new ArrayList<>();

    private NasBenchNlpNetwork(RecurrentCell cell) {
        this.cell = cell;
    }

    static Network of(Architecture architecture, RecurrentCell cell) {
        var network = new NasBenchNlpNetwork(cell);
        network.build();
        return new Network(architecture, network.nodes);
    }

    private void build() {
        nodes.add(new Node("input", new Op.Input(1, 1)));
        nodes.add(new Node("words", new Op.Embedding(WORDS, EMBEDDING), "input"));
        var from = "words";
        for (int layer = 1; layer <= LAYERS; layer++) {
            from = layer("layer" + layer, from, layer < LAYERS ? WIDTH : EMBEDDING);
        }
        nodes.add(new Node("decoder", new Op.Unembedding(WORDS), from));
    }

    private String layer(String name, String from, int width) {
        for (int state = 0; state < cell.states(); state++) {
            nodes.add(new Node(name + "/h_prev_" + state, new Op.Memory(name + "/h_new_" + state, width)));
        }
        for (int i = 0; i < cell.nodes().size(); i++) {
            var inputs = cell.nodes().get(i).inputs().stream()
                    .map(input -> input == RecurrentCell.WORD ? from : name + "/" + called(input))
                    .toList();
            node(
                    name + "/" + called(RecurrentCell.FIRST_NODE + i),
                    cell.nodes().get(i).op(),
                    inputs,
                    width);
        }
        return name + "/h_new_0";
    }

    private String called(int input) {
        if (!RecurrentCell.node(input)) {
            return "h_prev_" + (input - 1);
        }
        int node = input - RecurrentCell.FIRST_NODE;
        int state = cell.heads().indexOf(node);
        return state < 0 ? "" + (node + 1) : "h_new_" + state;
    }

    /** One weight per value of all inputs and output is one fully connected layer on the inputs side by side. */
    private void node(String name, RecurrentOp op, List<String> inputs, int width) {
        var read = inputs;
        if (op == RecurrentOp.LINEAR) {
            nodes.add(new Node(name + "/inputs", new Op.Concat(), inputs));
            read = List.of(name + "/inputs");
        }
        nodes.add(new Node(name, op(op, width), read));
    }

    private static Op op(RecurrentOp op, int width) {
        return switch (op) {
            case LINEAR -> new Op.Linear(width);
            case SUM -> new Op.Add();
            case PROD -> new Op.Product();
            case BLEND -> new Op.Blend();
            case SIGM -> new Activation(Activation.Kind.SIGMOID);
            case TANH -> new Activation(Activation.Kind.TANH);
            case LEAKY_RELU -> new Activation(Activation.Kind.LEAKY_RELU);
        };
    }
}
