package dev.espalier.space.sgnas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.space.Architecture;
import dev.espalier.space.Cell;
import dev.espalier.space.Decision;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.FlatSpaceContract;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SgnasTest extends FlatSpaceContract {

    /** SGNAS-B, as its authors' generator answers 320 million. */
    private static final String B =
            "5735 553 553 55355 55533 35555 35577 5537 5557 5553 55 555 535 3753 3733 3777 7557 " + "535 33737";

    private final Sgnas space = new Sgnas();

    @Override
    protected DecisionSpace space() {
        return new Sgnas();
    }

    private Architecture all(String kernels) {
        return space.parse(String.join(" ", Collections.nCopies(19, kernels)));
    }

    /** All options of the sub-blocks of one layer. */
    private List<List<Integer>> layers() {
        var layers = List.of(List.<Integer>of());
        for (var decision : space.decisions().subList(0, 6)) {
            layers = layers.stream()
                    .flatMap(before -> IntStream.range(0, decision.arity()).mapToObj(option -> {
                        var next = new ArrayList<>(before);
                        next.add(option);
                        return List.copyOf(next);
                    }))
                    .toList();
        }
        return layers;
    }

    private List<Integer> canonical(List<Integer> layer) {
        var choices = new ArrayList<>(layer);
        choices.addAll(all("33").choices().subList(6, 114));
        return space.canonical(new Architecture("sgnas", choices)).choices().subList(0, 6);
    }

    @Test
    void has19LayersOf6SubBlocksTheFirstTwoNeverSkipped() {
        assertThat(space.decisions()).hasSize(19 * 6);
        assertThat(space.decisions()).extracting(Decision::name).contains("layer1/1", "layer19/6");
        assertThat(space.decisions().subList(0, 6)).extracting(Decision::arity).containsExactly(3, 3, 4, 4, 4, 4);
    }

    @Test
    void aLayerHas80NetworksAnd1089OrdersOfKernelsWithSkipsAtTheEnd() {
        var forced = layers().stream()
                .filter(layer -> !layer.stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining())
                        .matches(".*3[0-2].*"))
                .toList();

        assertThat(forced).hasSize(1_089);
        assertThat(forced.stream().map(this::canonical).distinct()).hasSize(80);
        assertThat(layers().stream().map(this::canonical).distinct()).hasSize(80);
    }

    @Test
    void aSampleSkipsAtTheEndOfALayerOnlyAndExpandsUniformly() {
        var random = new SplittableRandom(11);
        var expansions = new HashMap<Integer, Integer>();
        var kernels = new HashMap<Character, Integer>();
        int samples = 500;
        for (int i = 0; i < samples; i++) {
            for (var layer : space.format(space.sample(random)).split(" ")) {
                assertThat(layer).doesNotContain("-");
                expansions.merge(layer.length(), 1, Integer::sum);
                layer.chars().forEach(kernel -> kernels.merge((char) kernel, 1, Integer::sum));
            }
        }
        assertThat(expansions).containsOnlyKeys(2, 3, 4, 5, 6);
        assertThat(expansions.values())
                .allSatisfy(count -> assertThat(count / (samples * 19.0)).isCloseTo(0.2, within(0.02)));
        assertThat(kernels.values())
                .allSatisfy(count -> assertThat(count / (samples * 19.0 * 4)).isCloseTo(1 / 3.0, within(0.02)));
    }

    @Test
    void readsAndWritesTheKernelsOfEachLayer() {
        var b = space.parse(B);

        assertThat(space.format(b)).isEqualTo(B);
        assertThat(b.choices().subList(0, 12)).containsExactly(1, 2, 0, 1, 3, 3, 1, 1, 0, 3, 3, 3);
        assertThat(space.format(b.with(2, 3))).startsWith("57-5 553 ");
    }

    @Test
    void saysWhereKernelsAreNoArchitecture() {
        assertThatThrownBy(() -> space.parse("573 733")).hasMessageContaining("of 19 layers, but has 2");
        for (var wrong : List.of("5", "5-3", "3333333", "54")) {
            assertThatThrownBy(() -> space.parse(B.replaceFirst("553", wrong)))
                    .hasMessageContaining("The kernels (%s) of layer 2 must be 2 to 6".formatted(wrong));
        }
    }

    @Test
    void kernelsInAnyOrderWithAnySkipsAreOneNetwork() {
        var mixed = space.parse(B.replaceFirst("5735", "75-53"));

        assertThat(space.canonical(mixed)).isEqualTo(space.canonical(space.parse(B)));
        assertThat(space.network(mixed).nodes())
                .isEqualTo(space.network(space.parse(B)).nodes());
        assertThat(space.operations(mixed)).isEqualTo(space.operations(space.parse(B)));
        assertThat(space.format(space.canonical(mixed))).startsWith("3557 355 ");
    }

    private static List<Node> layer(Network network, String name) {
        return network.nodes().stream()
                .filter(node -> node.name().equals(name) || node.name().startsWith(name + "/"))
                .toList();
    }

    @Test
    void subBlocksOfOneKernelAreOneDepthWiseConvolution() {
        var network = space.network(space.parse(B));
        var first = layer(network, "stage1/cell1");

        assertThat(first)
                .extracting(Node::op)
                .filteredOn(Op.Conv.class::isInstance)
                .containsExactly(
                        new Op.Conv(1, 1, 1, 16),
                        new Op.Conv(3, 2, 16, 16),
                        new Op.Conv(1, 1, 1, 32),
                        new Op.Conv(5, 2, 32, 32),
                        new Op.Conv(1, 1, 1, 16),
                        new Op.Conv(7, 2, 16, 16),
                        new Op.Conv(1, 1, 1, 32));
        assertThat(layer(network, "stage4/cell1"))
                .extracting(Node::op)
                .contains(new Op.Conv(5, 1, 160, 160))
                .doesNotContain(new Op.Concat());
    }

    /** The table of layers of the paper's code. */
    @Test
    void hasTheChannelsAndSizesOfThePaper() {
        assertThat(outputs(space.network(space.parse(B))))
                .containsExactly("16x112", "32x56", "40x28", "80x14", "96x14", "192x7", "320x7", "1280x7");
        assertThat(outputs(new SgnasCifar()
                        .network(new Architecture("sgnas-cifar", space.parse(B).choices()))))
                .containsExactly("16x32", "32x32", "40x16", "80x8", "96x8", "192x4", "320x4", "1280x4");
        assertThat(residuals(space.network(space.parse(B))))
                .containsExactlyInAnyOrder(
                        "stage1/cell2",
                        "stage2/cell2",
                        "stage2/cell3",
                        "stage2/cell4",
                        "stage3/cell2",
                        "stage3/cell3",
                        "stage3/cell4",
                        "stage4/cell2",
                        "stage4/cell3",
                        "stage4/cell4",
                        "stage5/cell2",
                        "stage5/cell3",
                        "stage5/cell4");
    }

    private static Set<String> residuals(Network network) {
        return network.nodes().stream()
                .filter(node -> node.op() instanceof Op.Add)
                .map(Node::name)
                .collect(Collectors.toSet());
    }

    /** Where stages end. */
    private static List<String> outputs(Network network) {
        var ends = new HashMap<String, String>();
        var stages = new ArrayList<String>();
        Shape.all(network).forEach((node, shape) -> {
            var stage = node.split("/")[0];
            if (!stages.contains(stage)) {
                stages.add(stage);
            }
            if (shape.size() > 1) {
                ends.put(stage, shape.channels() + "x" + shape.size());
            }
        });
        return stages.stream().skip(1).map(ends::get).toList();
    }

    @Test
    void smallImagesPassTheStemWithoutStrides() {
        assertThat(outputs(space.network(space.parse(B), new Frame(1, 32, 4, 0, 0))))
                .isEqualTo(outputs(new SgnasCifar().network(new SgnasCifar().parse(B))));
        assertThat(outputs(space.network(space.parse(B), new Frame(3, 96, 4, 0, 0))))
                .startsWith("16x48", "32x24");
    }

    @Test
    void aFrameKeepsTheFirstLayersOfEachStageAndNarrowsAll() {
        var network = space.network(space.parse(B), new Frame(3, 32, 4, 1, 8));

        assertThat(outputs(network)).containsExactly("4x32", "8x32", "10x16", "20x8", "24x8", "48x4", "80x4", "320x4");
        assertThat(residuals(network)).isEmpty();
        assertThat(layer(network, "stage5/cell2")).isEmpty();
        assertThat(layer(network, "stage5/cell1")).extracting(Node::op).contains(new Op.Conv(7, 2, 24, 24));
        assertThatThrownBy(() -> space.network(space.parse(B), new Frame(3, 32, 4, 5, 8)))
                .hasMessageContaining("The `cells` (5) must be at most 4");
    }

    @Test
    void itsFinalFormSqueezesExcitesAndBendsSmoothlyEverywhere() {
        var finished = new SgnasSe().network(new SgnasSe().parse(B));

        assertThat(finished.nodes())
                .extracting(Node::op)
                .filteredOn(Op.SqueezeExcite.class::isInstance)
                .hasSize(20);
        assertThat(finished.nodes())
                .extracting(Node::op)
                .contains(new Op.SqueezeExcite(8), new Op.Activation(Op.Activation.Kind.HARD_SWISH))
                .doesNotContain(new Op.Activation(Op.Activation.Kind.RELU6));
        assertThat(new SgnasSe().contains(space.parse(B))).isFalse();
    }

    @Test
    void drawsAnArrowForEachKernel() {
        var cell = space.cells(space.parse(B)).getFirst();

        assertThat(cell.vertices()).hasSize(20).startsWith("input", "1").endsWith("19");
        assertThat(cell.edges())
                .hasSize(B.replace(" ", "").length())
                .startsWith(new Cell.Edge(0, 1, "3x3"), new Cell.Edge(0, 1, "5x5"), new Cell.Edge(0, 1, "5x5"));
    }

    @Test
    void comparesKernelsLayerByLayer() {
        var words = new HashSet<String>();
        space.operations(all("37")).vertices().forEach(vertex -> words.add(vertex.operation()));

        assertThat(words).hasSize(2 + 2 * 19);
        assertThat(space.operations(all("37"))).isNotEqualTo(space.operations(all("33")));
    }
}
