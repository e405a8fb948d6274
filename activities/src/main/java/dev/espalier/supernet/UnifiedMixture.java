package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.Shape;
import dev.espalier.space.block.NetworkFunction;
import dev.espalier.space.sgnas.UnifiedLayer;
import dev.espalier.space.sgnas.UnifiedSpace;
import dev.espalier.space.weights.Weights;
import dev.espalier.train.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A frozen supernet all of whose sub-blocks mix their options: five convolutions a layer. Nothing is read back from where
 * it is computed.
 */
final class UnifiedMixture implements Mixing {

    private final List<UnifiedLayer> layers;
    private final List<MixedLayer> mixed = new ArrayList<>();
    private final Function<String, NDArray> shared;
    private final NetworkFunction stem;
    private final NetworkFunction head;

    UnifiedMixture(UnifiedSupernet supernet, Weights weights, Function<String, NDArray> shared, NDManager manager) {
        this.layers = supernet.layers();
        this.shared = shared;
        layers.forEach(layer -> mixed.add(new MixedLayer(supernet, layer, weights, manager)));
        var largest = supernet.largest();
        var nodes = largest.nodes();
        int first = 0;
        while (!nodes.get(first).name().startsWith(layers.getFirst().name() + "/")) {
            first++;
        }
        int last = nodes.size() - 1;
        while (!nodes.get(last).name().startsWith(layers.getLast().name())) {
            last--;
        }
        stem = function(largest, nodes.subList(0, first));
        var behind = new ArrayList<>(List.of(input(largest, nodes.get(last).name())));
        behind.addAll(nodes.subList(last + 1, nodes.size()));
        head = function(largest, behind);
    }

    private static NetworkFunction function(Network network, List<Node> nodes) {
        return new NetworkFunction(new Network(network.architecture(), nodes), Torch.primitives());
    }

    /** In the place of a node. */
    private static Node input(Network network, String name) {
        var shape = Objects.requireNonNull(Shape.all(network).get(name));
        return new Node(name, new Op.Input(shape.channels(), shape.size()));
    }

    /**
     * Which row of the normalisations each layer takes, by its expected number of skips rounded: {@code [images, layers]}.
     * No gradient passes.
     *
     * @param probabilities {@code [images, layers, blocks, options]}
     */
    private static NDArray rates(NDArray probabilities) {
        int most = UnifiedSupernet.RATES - 1;
        return new Piece.Range(UnifiedSpace.SKIP, UnifiedSpace.SKIP + 1)
                .of(probabilities, 3, probabilities.getManager())
                .sum(new int[] {2, 3})
                .round()
                .clip(0, most)
                .neg()
                .add(most)
                .toType(DataType.INT64, false);
    }

    @Override
    public NDArray logits(NDArray images, NDArray probabilities) {
        var byBlock = probabilities.reshape(
                probabilities.getShape().get(0), UnifiedSpace.LAYERS, UnifiedSpace.MOST, UnifiedSupernet.OPTIONS);
        var rates = rates(byBlock);
        var byLayer = byBlock.transpose(1, 3, 0, 2);
        var x = stem.apply(images, shared, false);
        for (int i = 0; i < layers.size(); i++) {
            try (var before = x;
                    var shares = shares(byLayer, layers.get(i))) {
                x = mixed.get(i).apply(before, shares, rate(rates, layers.get(i)));
            }
        }
        return head.apply(x, shared, false).flatten(1, -1);
    }

    @Override
    public boolean byBatch() {
        return false;
    }

    private static NDArray rate(NDArray rates, UnifiedLayer layer) {
        return new Piece.Range(layer.index(), layer.index() + 1)
                .of(rates, 1, rates.getManager())
                .flatten();
    }

    /** From one value of a sub-block to one of each of its channels: {@code [options, images, channels, 1, 1]}. */
    private static NDArray shares(NDArray byLayer, UnifiedLayer layer) {
        var all = byLayer.getShape();
        long options = all.get(1);
        long images = all.get(2);
        long blocks = all.get(3);
        return new Piece.Range(layer.index(), layer.index() + 1)
                .of(byLayer, 0, byLayer.getManager())
                .reshape(options, images, blocks, 1)
                .broadcast(options, images, blocks, layer.in())
                .reshape(options, images, blocks * layer.in(), 1, 1);
    }
}
