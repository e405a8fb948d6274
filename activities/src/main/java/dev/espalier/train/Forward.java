package dev.espalier.train;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.ParameterStore;
import dev.espalier.data.MiniBatch;
import dev.espalier.space.Network;
import dev.espalier.space.block.NetworkBlock;
import dev.espalier.space.weights.Weights;

/** What a network puts out, without learning. */
public final class Forward {

    private Forward() {}

    /** The logits of a network with some weights for some images, {@code [images, classes]} row by row. */
    public static float[] logits(Network network, Weights weights, MiniBatch images) {
        return Torch.run("answer-" + network.architecture().id(), () -> {
            try (var manager = Torch.manager()) {
                var block = new NetworkBlock(network, Torch.primitives(), false);
                block.initialize(manager, DataType.FLOAT32, block.input());
                block.load(weights);
                return block.forward(
                                new ParameterStore(manager, false), new NDList(new Pixels().of(manager, images)), false)
                        .singletonOrThrow()
                        .toFloatArray();
            }
        });
    }
}
