package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.space.Network;
import dev.espalier.space.block.NetworkFunction;
import dev.espalier.train.Torch;
import java.util.function.Function;

/** A pass through one network of a supernet that shares arrays by name. */
final class LocalPass implements Pass {

    private final NetworkFunction network;
    private final Function<String, NDArray> arrays;
    private final NDManager scope;

    LocalPass(Network network, LocalArrays arrays, Function<String, NDArray> shared, NDManager manager) {
        this.network = new NetworkFunction(network, Torch.primitives());
        this.scope = manager.newSubManager();
        this.arrays = arrays.of(network.architecture().choices()::get, shared, scope);
    }

    /** By the mini-batch in any case. */
    @Override
    public NDArray logits(NDArray images, boolean training) {
        return network.apply(images, arrays, true).flatten(1, -1);
    }

    /** Nothing: its normalisations keep nothing. */
    @Override
    public void remember() {}

    @Override
    public void close() {
        scope.close();
    }
}
