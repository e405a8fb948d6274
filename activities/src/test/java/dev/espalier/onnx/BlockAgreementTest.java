package dev.espalier.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.block.NetworkBlock;
import dev.espalier.space.weights.InitialWeights;
import dev.espalier.space.weights.Tensor;
import dev.espalier.space.weights.Weights;
import dev.espalier.train.Torch;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What blocks compute of operations, and its gradients, against what is said of these operations, in 64 bits. */
class BlockAgreementTest {

    private static final int CHANNELS = 4;
    private static final int SIZE = 3;
    private static final int VALUES = CHANNELS * SIZE * SIZE;
    private static final double STEP = 1e-5;

    static Stream<Op> operations() {
        return Stream.of(
                        Stream.of(new Op.InstanceNorm(), new Op.LayerNorm(), new Op.Scale(), new Op.Bias()),
                        Arrays.stream(Op.Activation.Kind.values()).map(Op.Activation::new),
                        Arrays.stream(Op.Merge.Kind.values()).map(Op.Merge::new))
                .flatMap(ops -> ops);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aBlockComputesWhatIsSaidOfAnOperationAndItsGradients(Op op) {
        var network = network(op);
        var weights = weights(network);
        var random = new SplittableRandom(3);
        // Away from corners, where a function has no derivative, and from quotients that are too steep.
        var image = random.doubles(VALUES, 0.4, 1.6)
                .map(v -> random.nextBoolean() ? v : -v)
                .toArray();
        var factors = random.doubles(VALUES, -1, 1).toArray();
        try (var manager = Torch.manager()) {
            var block = new NetworkBlock(network, Torch.primitives());
            block.initialize(manager, DataType.FLOAT64, block.input());
            block.load(weights);
            var in = manager.create(image, block.input());
            in.setRequiresGradient(true);
            JniUtils.setGradMode(true);
            var out = block.forward(new ParameterStore(manager, false), new NDList(in), true)
                    .singletonOrThrow();
            JniUtils.backward((PtNDArray) out, (PtNDArray) manager.create(factors, out.getShape()), false, false);
            JniUtils.setGradMode(false);

            assertClose(out, PlainNetwork.run(network, weights, image), 1e-6);
            var slopes = new double[VALUES];
            for (int i = 0; i < VALUES; i++) {
                slopes[i] = (total(network, weights, moved(image, i, STEP), factors)
                                - total(network, weights, moved(image, i, -STEP), factors))
                        / (2 * STEP);
            }
            assertClose(in.getGradient(), slopes, 1e-5);
            for (var slot : block.slots()) {
                assertClose(
                        block.array(slot).getGradient(), slopes(network, weights, slot.name(), image, factors), 1e-3);
            }
        }
    }

    private static Network network(Op op) {
        var half = new Node("half", new Op.Scale(), "input");
        var inputs = op instanceof Op.Merge ? List.of("input", "half") : List.of("input");
        var nodes = Stream.of(new Node("input", new Op.Input(CHANNELS, SIZE)), half, new Node("it", op, inputs));
        return new Network(
                new Architecture("none", 0),
                nodes.filter(node -> op instanceof Op.Merge || !node.equals(half))
                        .toList());
    }

    private static Weights weights(Network network) {
        var random = new SplittableRandom(5);
        var tensors = new LinkedHashMap<String, Tensor>();
        InitialWeights.of(network, 1).tensors().forEach((name, tensor) -> {
            var values = tensor.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) random.nextDouble(0.2, 0.6);
            }
            tensors.put(name, new Tensor(tensor.shape(), values));
        });
        return new Weights(tensors);
    }

    private static double[] moved(double[] values, int at, double by) {
        var moved = values.clone();
        moved[at] += by;
        return moved;
    }

    private static double total(Network network, Weights weights, double[] image, double[] factors) {
        var out = PlainNetwork.run(network, weights, image);
        double total = 0;
        for (int i = 0; i < out.length; i++) {
            total += out[i] * factors[i];
        }
        return total;
    }

    /** By the weights of an array, which are of 32 bits, so that steps must be large. */
    private static double[] slopes(Network network, Weights weights, String array, double[] image, double[] factors) {
        var tensor = weights.get(array);
        var slopes = new double[tensor.values().length];
        for (int i = 0; i < slopes.length; i++) {
            float value = tensor.values()[i];
            float above = value + 0.001f;
            float below = value - 0.001f;
            slopes[i] = (total(network, with(weights, array, i, above), image, factors)
                            - total(network, with(weights, array, i, below), image, factors))
                    / ((double) above - below);
        }
        return slopes;
    }

    private static Weights with(Weights weights, String array, int at, float value) {
        var tensors = new LinkedHashMap<>(weights.tensors());
        var values = weights.get(array).values().clone();
        values[at] = value;
        tensors.put(array, new Tensor(weights.get(array).shape(), values));
        return new Weights(tensors);
    }

    private static void assertClose(NDArray found, double[] expected, double tolerance) {
        var values = found.reshape(new Shape(expected.length)).toDoubleArray();
        for (int i = 0; i < expected.length; i++) {
            assertThat(values[i]).isCloseTo(expected[i], within(tolerance * Math.max(1, Math.abs(expected[i]))));
        }
    }
}
