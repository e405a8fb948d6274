package dev.espalier.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.block.Dropout;
import dev.espalier.space.block.NetworkBlock;
import dev.espalier.space.weights.Tensor;
import dev.espalier.space.weights.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is left out before a classifier that hands on each of its 400 features. */
class DropoutTest {

    private static final int FEATURES = 400;

    private static float[] out(boolean trains, @Nullable Dropout dropout) {
        var network = new Network(
                new Architecture("own", 1),
                List.of(
                        new Node("input", new Op.Input(FEATURES, 1)),
                        new Node("pool", new Op.GlobalPool(), "input"),
                        new Node("classes", new Op.Linear(FEATURES), "pool")));
        var same = new float[FEATURES * FEATURES];
        for (int i = 0; i < FEATURES; i++) {
            same[i * FEATURES + i] = 1;
        }
        var tensors = new TreeMap<String, Tensor>();
        tensors.put("classes.weight", new Tensor(List.of(FEATURES, FEATURES), same));
        tensors.put("classes.bias", new Tensor(List.of(FEATURES), new float[FEATURES]));
        var weights = new Weights(tensors);
        return Torch.run("dropout", () -> {
            try (var manager = Torch.manager()) {
                var block = new NetworkBlock(network, Torch.primitives());
                block.initialize(manager, DataType.FLOAT32, block.input());
                block.load(weights);
                block.dropFeatures(dropout);
                var ones = manager.ones(new Shape(1, FEATURES, 1, 1));
                return block.forward(new ParameterStore(manager, false), new NDList(ones), trains)
                        .singletonOrThrow()
                        .toFloatArray();
            }
        });
    }

    private static Dropout fifth(long seed) {
        return new Dropout(0.2, new SplittableRandom(seed));
    }

    @Test
    void leavesOutAShareOfTheFeaturesAndScalesTheOthers() {
        var out = out(true, fifth(1));
        var left = IntStream.range(0, FEATURES).filter(i -> out[i] == 0).count();
        assertThat(left).as("of 400, a fifth").isBetween(55L, 105L);
        for (float feature : out) {
            assertThat(feature == 0 || Math.abs(feature - 1.25) < 1e-6).isTrue();
        }
    }

    @Test
    void leavesOutTheSameByTheSameSeedOnly() {
        assertThat(out(true, fifth(1))).isEqualTo(out(true, fifth(1))).isNotEqualTo(out(true, fifth(2)));
    }

    @Test
    void leavesOutNothingWhereTheNetworkIsUsed() {
        var whole = new float[FEATURES];
        Arrays.fill(whole, 1);
        assertThat(out(false, fifth(1))).containsExactly(whole, within(1e-6f));
        assertThat(out(true, null)).containsExactly(whole, within(1e-6f));
    }
}
