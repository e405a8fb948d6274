package dev.espalier.space.sgnas;

import dev.espalier.space.Architecture;
import dev.espalier.space.Cell;
import dev.espalier.space.Decision;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.OperationGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The space of SGNAS: 19 layers, each an inverted bottleneck of 6 sub-blocks that convolve with a kernel of 3, 5 or 7 or
 * are skipped; as many as are not skipped is the layer's expansion rate. A notation is the kernels layer by layer, as in
 * {@code 5735 553 553 …}, where {@code -} is a skip before another kernel.
 *
 * <p>Unlike the paper, whose released code can also emit an expansion rate of 1, the first two sub-blocks are never
 * skipped, so that it is 2 to 6, as its text says.
 *
 * @see <a href="https://arxiv.org/abs/2103.07289">Huang &amp; Chu, CVPR 2021, Section 3.3</a>
 */
public sealed interface UnifiedSpace extends DecisionSpace permits Sgnas, SgnasSe, SgnasCifar {

    /** How many layers choose. */
    int LAYERS = 19;

    /** The least and the most sub-blocks that are not skipped. */
    int LEAST = 2;

    int MOST = 6;

    /** What a sub-block convolves with, by option; the option after these is to be skipped. */
    List<Integer> KERNELS = List.of(3, 5, 7);

    int SKIP = KERNELS.size();

    List<String> OPTIONS = List.of("3x3", "5x5", "7x7", "skip");

    List<Decision> DECISIONS = IntStream.range(0, LAYERS * MOST)
            .mapToObj(i -> new Decision(
                    "layer%d/%d".formatted(1 + i / MOST, 1 + i % MOST),
                    i % MOST < LEAST ? OPTIONS.subList(0, SKIP) : OPTIONS))
            .toList();

    /** What its networks are by themselves. */
    Form form();

    /**
     * A form of the space.
     *
     * @param size height and width of its images, pixels
     * @param classes to tell apart
     * @param excites whether blocks squeeze and excite, and hard swish stands for every ReLU6
     */
    record Form(int size, int classes, boolean excites) {}

    /** The space that is searched in its place: the same without squeeze and excitation. */
    default UnifiedSpace searched() {
        return this;
    }

    /** The layers that networks have in a frame; those that its {@code cells} leave out are missing. */
    default List<UnifiedLayer> layers(Frame frame) {
        return UnifiedNetwork.layers(form(), frame);
    }

    /** Six for each layer. */
    @Override
    default List<Decision> decisions() {
        return DECISIONS;
    }

    /** The expansion rates uniform, the kernels uniform, and skips at the end of a layer only. */
    @Override
    default Architecture sample(RandomGenerator random) {
        var choices = new ArrayList<Integer>();
        for (int layer = 0; layer < LAYERS; layer++) {
            int expansion = LEAST + random.nextInt(MOST - LEAST + 1);
            for (int block = 0; block < MOST; block++) {
                choices.add(block < expansion ? random.nextInt(KERNELS.size()) : SKIP);
            }
        }
        return new Architecture(name(), choices);
    }

    /**
     * The kernels of each layer to the front, the smaller first: in which order sub-blocks stand is only how channels are
     * numbered. Of 2,304 choices in a layer 80 differ, of those with skips at the end 1,089.
     */
    @Override
    default Architecture canonical(Architecture architecture) {
        var choices = new ArrayList<Integer>();
        for (int layer = 0; layer < LAYERS; layer++) {
            choices.addAll(sorted(architecture, layer));
        }
        return new Architecture(name(), choices);
    }

    /** A layer's options, the smaller first, so that skips are last. */
    private List<Integer> sorted(Architecture architecture, int layer) {
        require(architecture);
        return architecture.choices().subList(layer * MOST, (layer + 1) * MOST).stream()
                .sorted()
                .toList();
    }

    /** The kernels of a layer, the smaller first; as many as its expansion rate. */
    private List<Integer> kernels(Architecture architecture, int layer) {
        return sorted(architecture, layer).stream()
                .filter(option -> option != SKIP)
                .map(KERNELS::get)
                .toList();
    }

    private List<List<Integer>> kernels(Architecture architecture) {
        return IntStream.range(0, LAYERS)
                .mapToObj(layer -> kernels(architecture, layer))
                .toList();
    }

    @Override
    default Network network(Architecture architecture) {
        return network(architecture, Frame.OWN);
    }

    /**
     * Its {@code cells}, at most 4, are the most layers that a stage keeps, its first ones; what the others choose means
     * nothing then. Its {@code width} is 32 as published; all channels follow it. Images of at most 64 pixels pass the
     * stem and the first layer without strides, as those of CIFAR do, and larger ones as those of ImageNet.
     */
    @Override
    default Network network(Architecture architecture, Frame frame) {
        return new Network(architecture, UnifiedNetwork.nodes(kernels(architecture), form(), frame));
    }

    /** The kernels only, since all else is the same in every network. */
    @Override
    default OperationGraph operations(Architecture architecture) {
        var nodes = new ArrayList<>(List.of(new Node("0", new Op.Input(1, 1))));
        for (int layer = 1; layer <= LAYERS; layer++) {
            var sum = new ArrayList<String>();
            for (int kernel : kernels(architecture, layer - 1)) {
                var name = "%d/%d".formatted(layer, sum.size());
                nodes.add(new Node(
                        name, new Op.Named("layer %d %dx%d".formatted(layer, kernel, kernel)), "" + (layer - 1)));
                sum.add(name);
            }
            nodes.add(new Node("" + layer, new Op.Add(), sum));
        }
        return OperationGraph.of(nodes);
    }

    /** A chain of the layers, as many arrows between two as the expansion rate. */
    @Override
    default List<Cell> cells(Architecture architecture) {
        var vertices = new ArrayList<>(List.of("input"));
        var edges = new ArrayList<Cell.Edge>();
        for (int layer = 0; layer < LAYERS; layer++) {
            for (int kernel : kernels(architecture, layer)) {
                edges.add(new Cell.Edge(layer, layer + 1, OPTIONS.get(KERNELS.indexOf(kernel))));
            }
            vertices.add(String.valueOf(layer + 1));
        }
        return List.of(new Cell("layers", vertices, edges));
    }

    @Override
    default String format(Architecture architecture) {
        require(architecture);
        return KernelNotation.format(architecture.choices());
    }

    @Override
    default Architecture parse(String text) {
        return KernelNotation.resembles(text)
                ? new Architecture(name(), KernelNotation.parse(text))
                : DecisionSpace.super.parse(text);
    }

    private void require(Architecture architecture) {
        if (!contains(architecture)) {
            throw new IllegalArgumentException(
                    "The architecture (%s) must be one of %s: 19 layers of 6 choices, of which the first two are from 0 to 2 and the others from 0 to 3."
                            .formatted(architecture.id(), name()));
        }
    }
}
