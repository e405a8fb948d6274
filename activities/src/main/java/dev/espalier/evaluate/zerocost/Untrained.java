package dev.espalier.evaluate.zerocost;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import dev.espalier.data.MiniBatch;
import dev.espalier.space.Network;
import dev.espalier.space.Op;
import dev.espalier.space.block.NetworkBlock;
import dev.espalier.space.block.Watch;
import dev.espalier.space.weights.InitialWeights;
import dev.espalier.space.weights.Slot.Role;
import dev.espalier.space.weights.Weights;
import dev.espalier.train.Losses;
import dev.espalier.train.Torch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A network with its first weights, run once: as it would be in training, so that each mini-batch is normalised by itself.
 * It belongs to one thread.
 */
final class Untrained implements AutoCloseable {

    /** What is multiplied: the others only add. */
    static final Set<Role> FACTORS = Set.of(Role.WEIGHT, Role.SCALE);

    private final NDManager manager = Torch.manager();
    private final NetworkBlock block;
    private final ParameterStore store = new ParameterStore(manager, false);

    /** @param type of its values */
    Untrained(Network network, Weights first, DataType type) {
        this.block = new NetworkBlock(network, Torch.primitives());
        block.initialize(manager, type, block.input());
        block.load(first);
    }

    /** With the first weights that follow from a seed. */
    static Untrained of(Network network, long seed) {
        return new Untrained(network, InitialWeights.of(network, seed), DataType.FLOAT32);
    }

    /** An image of which every pixel is 1. */
    NDArray ones(DataType type) {
        return manager.ones(block.input(), type);
    }

    /** Lying channels last, which the library computes fastest. */
    NDArray images(MiniBatch batch) {
        var shape = new Shape(batch.size(), batch.resolution(), batch.resolution(), batch.channels());
        return manager.create(batch.pixels(), shape).transpose(0, 3, 1, 2);
    }

    NDArray labels(MiniBatch batch) {
        return Losses.labels(manager, batch);
    }

    NDArray forward(NDArray images) {
        return block.forward(store, new NDList(images), true).singletonOrThrow();
    }

    /** The arrays of these roles that the output depends on, from now on with gradients. */
    List<NDArray> differentiable(Set<Role> roles) {
        var arrays = block.living().stream()
                .filter(slot -> roles.contains(slot.role()))
                .map(block::array)
                .toList();
        arrays.forEach(array -> array.setRequiresGradient(true));
        return arrays;
    }

    /**
     * Adds to the arrays' gradients those of values.
     *
     * @param factors by which each value counts, in their shape
     * @param again whether the same values are differentiated once more
     */
    static void backward(NDArray values, NDArray factors, boolean again) {
        JniUtils.backward((PtNDArray) values, (PtNDArray) factors, again, false);
    }

    /** Shows what each activation lets through while images pass. A gate, which nothing is cut off by, is none. */
    void pass(NDArray images, Watch activations) {
        var names = new HashSet<String>();
        for (var node : block.network().nodes()) {
            if (node.op() instanceof Op.Activation(var kind) && kind != Op.Activation.Kind.SIGMOID) {
                names.add(node.name());
            }
        }
        block.watch((node, value) -> {
            if (names.contains(node)) {
                activations.seen(node, value);
            }
        });
        forward(images).close();
    }

    @Override
    public void close() {
        manager.close();
    }
}
