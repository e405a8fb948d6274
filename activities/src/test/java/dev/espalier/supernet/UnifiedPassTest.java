package dev.espalier.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import dev.espalier.space.Architecture;
import dev.espalier.space.block.NetworkBlock;
import dev.espalier.space.weights.Slots;
import dev.espalier.space.weights.Tensor;
import dev.espalier.space.weights.Weights;
import dev.espalier.train.Pixels;
import dev.espalier.train.Torch;
import java.util.LinkedHashMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UnifiedPassTest {

    private final UnifiedSupernet supernet = Tiny.supernet();

    @Test
    void trainsAndRemembersAsTheNetworkWouldByItself() {
        var random = new SplittableRandom(6);
        for (int trial = 0; trial < 5; trial++) {
            var architecture = supernet.space().sample(random);
            Torch.run("pass", () -> {
                try (var manager = Torch.manager()) {
                    assertTrainsAlike(architecture, manager);
                }
                return true;
            });
        }
    }

    private void assertTrainsAlike(Architecture architecture, NDManager manager) {
        var shared = new SharedArrays(supernet.slots(), Tiny.weights(supernet.slots()), manager);
        var images = new Pixels().of(manager, Tiny.batch(16));
        var block = new NetworkBlock(supernet.network(architecture), Torch.primitives());
        block.initialize(manager, DataType.FLOAT32, new Shape(1, 3, 8, 8));
        block.load(inherited(architecture, shared, manager));
        var expected = block.forward(new ParameterStore(manager, false), new NDList(images), true)
                .singletonOrThrow();
        try (var pass = supernet.pass(architecture, shared::get, manager)) {
            assertThat(pass.logits(images, true).toFloatArray())
                    .containsExactly(expected.toFloatArray(), within(1e-5f));
            pass.remember();
        }
        var after = inherited(architecture, shared, manager);
        block.save()
                .tensors()
                .forEach((name, tensor) ->
                        assertThat(after.get(name).values()).as(name).containsExactly(tensor.values(), within(1e-6f)));
    }

    private Weights inherited(Architecture architecture, SharedArrays shared, NDManager manager) {
        var inheritance = new Inheritance(supernet, architecture);
        var tensors = new LinkedHashMap<String, Tensor>();
        for (var slot : Slots.of(supernet.network(architecture))) {
            var piece = inheritance.piece(slot.name());
            NDArray array = piece == null ? shared.get(slot.name()) : piece.of(shared.get(piece.array()), manager);
            tensors.put(slot.name(), new Tensor(slot.shape(), array.duplicate().toFloatArray()));
        }
        return new Weights(tensors);
    }
}
