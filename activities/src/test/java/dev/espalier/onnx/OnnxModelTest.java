package dev.espalier.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import dev.espalier.space.Architecture;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.Shape;
import dev.espalier.space.cell.Darts;
import dev.espalier.space.cell.NasBench101;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.cell.NasBenchNlp;
import dev.espalier.space.custom.CustomSpace;
import dev.espalier.space.sgnas.Sgnas;
import dev.espalier.space.sgnas.SgnasCifar;
import dev.espalier.space.sgnas.SgnasSe;
import dev.espalier.space.weights.InitialWeights;
import dev.espalier.space.weights.Tensor;
import dev.espalier.space.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxModelTest {

    private static final int CHANNELS = 6;
    private static final int SIZE = 7;
    private static final Architecture NONE = new Architecture("none", 0);

    private static Network network(Node... nodes) {
        var all = new ArrayList<Node>();
        all.add(new Node("input", new Op.Input(CHANNELS, SIZE)));
        all.addAll(List.of(nodes));
        return new Network(NONE, all);
    }

    /** Weights in which nothing is 0 or 1 by default, so that each must be in its place. */
    private static Weights weights(Network network) {
        return weights(network, 0.5);
    }

    /** @param amount the deviation of what is added to first weights */
    private static Weights weights(Network network, double amount) {
        var random = new SplittableRandom(7);
        var tensors = new LinkedHashMap<String, Tensor>();
        InitialWeights.of(network, 3).tensors().forEach((name, tensor) -> {
            var values = new float[tensor.values().length];
            for (int i = 0; i < values.length; i++) {
                double noise = amount * random.nextGaussian();
                values[i] =
                        (float) (name.endsWith("running_var") ? 0.5 + random.nextDouble() : tensor.values()[i] + noise);
            }
            tensors.put(name, new Tensor(tensor.shape(), values));
        });
        return new Weights(tensors);
    }

    /** Of two images at once by the runtime, of one after the other here. */
    private static void agrees(Network network, double tolerance) throws OrtException {
        agrees(network, weights(network), tolerance);
    }

    private static void agrees(Network network, Weights weights, double tolerance) throws OrtException {
        var input = (Op.Input) network.nodes().getFirst().op();
        int each = Math.toIntExact(new Shape(input.channels(), input.size()).values());
        var random = new SplittableRandom(11);
        var images = new float[2 * each];
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) (2 * random.nextGaussian());
        }
        try (var runtime = new OnnxRun(OnnxModel.bytes(network, weights, new TreeMap<>()))) {
            var found = runtime.run(images, 2, input.channels(), input.size(), input.size());
            for (int image = 0; image < 2; image++) {
                var one = new double[each];
                for (int i = 0; i < each; i++) {
                    one[i] = images[image * each + i];
                }
                var expected = PlainNetwork.run(network, weights, one);
                assertThat(found).hasSize(2 * expected.length);
                for (int i = 0; i < expected.length; i++) {
                    assertThat((double) found[image * expected.length + i])
                            .isCloseTo(expected[i], within(tolerance * Math.max(1, Math.abs(expected[i]))));
                }
            }
        }
    }

    static Stream<Arguments> operations() {
        return Stream.of(
                        new Op.Conv(3, 1, 1, 4),
                        new Op.Conv(3, 2, 1, 4),
                        new Op.Conv(1, 2, 1, 4),
                        new Op.Conv(5, 1, CHANNELS, CHANNELS),
                        new Op.Conv(3, 2, 2, 4),
                        new Op.Conv(3, 1, CHANNELS, 2 * CHANNELS, 2),
                        new Op.Conv(5, 2, 1, 3, 2),
                        new Op.Conv(2, 1, 1, 3),
                        new Op.Conv(4, 2, 1, 3),
                        new Op.BatchNorm(),
                        new Op.InstanceNorm(),
                        new Op.LayerNorm(),
                        new Op.Scale(),
                        new Op.Bias(),
                        new Op.Pool(Op.Pool.Kind.AVERAGE, 3, 1),
                        new Op.Pool(Op.Pool.Kind.AVERAGE, 3, 2),
                        new Op.Pool(Op.Pool.Kind.AVERAGE, 2, 2),
                        new Op.Pool(Op.Pool.Kind.AVERAGE, 5, 1),
                        new Op.Pool(Op.Pool.Kind.MAX, 3, 1),
                        new Op.Pool(Op.Pool.Kind.MAX, 3, 2),
                        new Op.Pool(Op.Pool.Kind.MAX, 2, 2),
                        new Op.GlobalPool(),
                        new Op.Linear(5),
                        new Op.SqueezeExcite(2),
                        new Op.Slice(4),
                        new Op.Identity(),
                        new Op.Zero())
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void writesEachOperationAsItsDocstringSays(Op op) throws OrtException {
        agrees(network(new Node("it", op, "input")), 1e-5);
    }

    @ParameterizedTest
    @EnumSource(Op.Activation.Kind.class)
    void writesEachNonLinearity(Op.Activation.Kind kind) throws OrtException {
        agrees(network(new Node("it", new Op.Activation(kind), "input")), 1e-5);
    }

    @Test
    void anAverageLeavesThePaddingOut() throws OrtException {
        var network = new Network(
                NONE,
                List.of(
                        new Node("input", new Op.Input(1, 3)),
                        new Node("pool", new Op.Pool(Op.Pool.Kind.AVERAGE, 3, 1), "input")));
        try (var runtime = new OnnxRun(OnnxModel.bytes(network, weights(network), new TreeMap<>()))) {
            assertThat(runtime.run(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 1, 1, 3, 3))
                    .containsExactly(3, 3.5f, 4, 4.5f, 5, 5.5f, 6, 6.5f, 7);
        }
    }

    @Test
    void joinsWhatBranches() throws OrtException {
        var branches = List.of(
                new Node("a", new Op.Conv(3, 1, 1, 4), "input"),
                new Node("b", new Op.Conv(1, 1, 1, 4), "input"),
                new Node("gate", new Op.Activation(Op.Activation.Kind.SIGMOID), "b"),
                new Node("wide", new Op.Activation(Op.Activation.Kind.COSH), "gate"));
        var merges = List.of(
                new Node("it", new Op.Add(), "a"),
                new Node("it", new Op.Add(), "a", "a"),
                new Node("it", new Op.Add(), "a", "b", "gate"),
                new Node("it", new Op.Product(), "a", "b"),
                new Node("it", new Op.Blend(), "gate", "a", "b"),
                new Node("it", new Op.Merge(Op.Merge.Kind.SUBTRACT), "a", "b"),
                new Node("it", new Op.Merge(Op.Merge.Kind.DIVIDE), "a", "wide"),
                new Node("it", new Op.Merge(Op.Merge.Kind.MAXIMUM), "a", "b"),
                new Node("it", new Op.Merge(Op.Merge.Kind.MINIMUM), "a", "b"),
                new Node("it", new Op.Concat(), "a", "input", "b"));
        for (var merge : merges) {
            var nodes = new ArrayList<>(branches);
            nodes.add(merge);
            agrees(network(nodes.toArray(Node[]::new)), 1e-5);
        }
    }

    @Test
    void goesOnAfterWhatHasNoHeightAndWidth() throws OrtException {
        agrees(
                network(
                        new Node("mean", new Op.GlobalPool(), "input"),
                        new Node("hidden", new Op.Linear(8), "mean"),
                        new Node("norm", new Op.BatchNorm(), "hidden"),
                        new Node("scaled", new Op.Scale(), "norm"),
                        new Node("shifted", new Op.Bias(), "scaled"),
                        new Node("layer", new Op.LayerNorm(), "shifted"),
                        new Node("swish", new Op.Activation(Op.Activation.Kind.HARD_SWISH), "layer"),
                        new Node("pixel", new Op.Conv(1, 1, 1, 8), "swish"),
                        new Node("excited", new Op.SqueezeExcite(3), "swish"),
                        new Node("sum", new Op.Add(), "pixel", "excited", "norm"),
                        new Node("again", new Op.GlobalPool(), "sum"),
                        new Node("both", new Op.Concat(), "again", "hidden"),
                        new Node("output", new Op.Identity(), "both"),
                        new Node("classes", new Op.Linear(3), "output")),
                1e-5);
    }

    static List<SearchSpace> spaces() throws IOException {
        return List.of(
                new NasBench201(),
                new NasBench101(),
                new Darts(),
                new SgnasCifar(),
                new SgnasSe(),
                CustomSpace.read(Files.readString(Path.of("../examples/my-space.yaml"))));
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void writesWholeNetworksOfEverySpaceOfImages(SearchSpace space) throws OrtException {
        var random = new SplittableRandom(5);
        for (int i = 0; i < 5; i++) {
            var network = space.network(space.sample(random));
            var input = (Op.Input) network.nodes().getFirst().op();
            var classes = (Op.Linear) network.nodes().getLast().op();
            var metadata =
                    new TreeMap<>(Map.of("architecture", network.architecture().id()));
            try (var runtime = new OnnxRun(OnnxModel.bytes(network, InitialWeights.of(network, i), metadata))) {
                int each = Math.toIntExact(new Shape(input.channels(), input.size()).values());
                var images = new float[2 * each];
                for (int j = 0; j < images.length; j++) {
                    images[j] = (float) random.nextGaussian();
                }
                assertThat(runtime.run(images, 2, input.channels(), input.size(), input.size()))
                        .hasSize(2 * classes.units())
                        .doesNotContain(Float.NaN);
                assertThat(runtime.session().getMetadata().getCustomMetadata()).isEqualTo(metadata);
                assertThat(runtime.session().getInputNames()).containsExactly("input");
                assertThat(runtime.session().getOutputNames()).containsExactly("output");
            }
        }
    }

    @Test
    void computesWhatAWholeNetworkSays() throws OrtException {
        var space = new NasBench201();
        agrees(
                space.network(space.parse(
                        "|nor_conv_3x3~0|+|none~0|avg_pool_3x3~1|+|skip_connect~0|nor_conv_1x1~1|nor_conv_3x3~2|")),
                1e-3);
    }

    static Stream<Arguments> publishedNetworks() {
        return Stream.of(new Sgnas(), new SgnasSe())
                .flatMap(space -> Stream.of(
                                "573733 7333 353 77375 7533 75557 73377 73333 75573 7553 5735 7737 7353 7735 3733 33373 "
                                        + "7337 777 33737",
                                "5735 553 553 55355 55533 35555 35577 5537 5557 5553 55 555 535 3753 3733 3777 7557 535 "
                                        + "33737",
                                "5535 553 553 553 5553 355 3557 553 555 5553 55 555 535 555 333 75 3577 73 33733")
                        .map(kernels -> Arguments.of(space, kernels)));
    }

    @ParameterizedTest
    @MethodSource("publishedNetworks")
    void computesWhatThePublishedNetworksOfSgnasSayInSmall(DecisionSpace space, String kernels) throws OrtException {
        var network = space.network(space.parse(kernels), new Frame(3, 16, 5, 0, 8));
        // Wilder weights in so deep a network make another answer of the last bit of an image.
        agrees(network, weights(network, 0.05), 1e-4);
    }

    @Test
    void equalNetworksMakeEqualFiles() {
        var space = new NasBench201();
        var network = space.network(space.ofIndex(4_711));
        var metadata = new TreeMap<>(Map.of("seed", "7", "data", "shapes"));
        assertThat(OnnxModel.bytes(network, InitialWeights.of(network, 1), metadata))
                .isEqualTo(OnnxModel.bytes(network, InitialWeights.of(network, 1), metadata))
                .isNotEqualTo(OnnxModel.bytes(network, InitialWeights.of(network, 2), metadata));
    }

    @Test
    void refusesWhatReadsWordsAndWhatIsKnownByNameOnly() {
        var words = new NasBenchNlp();
        var recurrent = words.network(words.sample(new SplittableRandom(1)));
        assertThat(OnnxModel.writes(recurrent)).isFalse();
        assertThatThrownBy(() -> OnnxModel.bytes(recurrent, new Weights(new LinkedHashMap<>()), new TreeMap<>()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("The network of nasbench-nlp:[0-9-]+ must read images and be known in full to be"
                        + " written as ONNX, but has: embedding; memory of the step before; unembedding\\.");
        var named = network(new Node("odd", new Op.Named("odd op"), "input"));
        assertThatThrownBy(() -> OnnxModel.bytes(named, new Weights(new LinkedHashMap<>()), new TreeMap<>()))
                .hasMessage(
                        "The network of none:0 must read images and be known in full to be written as ONNX, but has:"
                                + " odd op, of which only the name is known.");
    }

    @Test
    void saysWhichWeightsDoNotFit() {
        var network = network(new Node("layer", new Op.Linear(2), "input"));
        assertThatThrownBy(() -> OnnxModel.bytes(network, new Weights(new LinkedHashMap<>()), new TreeMap<>()))
                .hasMessage("The weights have no array (layer.weight).");
        var other = network(new Node("layer", new Op.Linear(3), "input"));
        assertThatThrownBy(() -> OnnxModel.bytes(network, weights(other), new TreeMap<>()))
                .hasMessage("The array (layer.weight) of the weights must have the shape [2, 294], but has [3, 294].");
    }
}
