package dev.espalier.space.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.space.DecisionSpace;
import dev.espalier.space.FlatSpaceContract;
import dev.espalier.space.Frame;
import dev.espalier.space.GraphSpace;
import dev.espalier.space.GraphSpaceContract;
import dev.espalier.space.LabelledGraph;
import dev.espalier.space.Network;
import dev.espalier.space.Op;
import dev.espalier.space.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DartsTest extends FlatSpaceContract implements GraphSpaceContract {

    /** As the authors published it. */
    private static final String SECOND_ORDER = "Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 1), "
            + "('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 1), ('skip_connect', 0), "
            + "('skip_connect', 0), ('dil_conv_3x3', 2)], normal_concat=[2, 3, 4, 5], "
            + "reduce=[('max_pool_3x3', 0), ('max_pool_3x3', 1), ('skip_connect', 2), ('max_pool_3x3', 1), "
            + "('max_pool_3x3', 0), ('skip_connect', 2), ('skip_connect', 2), ('max_pool_3x3', 1)], "
            + "reduce_concat=[2, 3, 4, 5])";

    private final Darts space = new Darts();

    @Override
    public GraphSpace graphSpace() {
        return new Darts();
    }

    @Override
    protected DecisionSpace space() {
        return new Darts();
    }

    @Test
    void hasAsManyCellsAsThereAreChoices() {
        assertThat(space.size()).isCloseTo(Math.pow(Math.pow(7, 8) * 3 * 6 * 10, 2), within(1e6));
    }

    @Test
    void readsPublishedGenotypesAndWritesThemInOrder() {
        var architecture = space.parse(SECOND_ORDER);
        assertThat(space.format(architecture))
                .startsWith("Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ")
                .contains("('skip_connect', 0), ('sep_conv_3x3', 1), ('skip_connect', 0), ('dil_conv_3x3', 2)]")
                .contains("reduce=[('max_pool_3x3', 0), ('max_pool_3x3', 1), ('max_pool_3x3', 1), ('skip_connect', 2)")
                .endsWith("reduce_concat=range(2, 6))");
    }

    @Test
    void aSecondClassifierReadsTheCellAtTwoThirdsOfTheDepthAndIsNoPartOfTheNetwork() {
        var frame = new Frame(3, 16, 7, 9, 8);
        var network = space.network(space.parse(SECOND_ORDER), frame);
        assertThat(network.auxiliary().getFirst().inputs()).containsExactly("reduction2");
        assertThat(network.auxiliary().getLast().op()).isEqualTo(new Op.Linear(7));
        assertThat(network.nodes()).noneMatch(node -> node.name().startsWith("auxiliary"));
        var cells = network.nodes().stream()
                .filter(node -> node.op() instanceof Op.Concat && node.name().matches("stage./cell.*|reduction."))
                .map(Network.Node::name)
                .filter(name -> !name.contains("/input") && !name.contains("<-"))
                .toList();
        assertThat(cells.indexOf("reduction2")).isEqualTo(6);
    }

    @Test
    void aSecondClassifierFitsOnImagesOfAnySize() {
        for (int size : List.of(4, 7, 8, 16, 32, 33, 64)) {
            var network = space.network(space.parse(SECOND_ORDER), new Frame(3, size, 5, 3, 4));
            assertThat(Shape.all(network.whole()).get("auxiliary/classifier")).isEqualTo(new Shape(5, 1));
        }
    }

    @Test
    void namesEverythingWrongWithAGenotypeAtOnce() {
        var text = SECOND_ORDER
                .replace("('dil_conv_3x3', 2)", "('conv_7x7', 9)")
                .replace("reduce=[('max_pool_3x3', 0), ", "reduce=[")
                .replace("normal_concat=[2, 3, 4, 5]", "normal_concat=[4, 5]");
        assertThatThrownBy(() -> space.parse(text))
                .hasMessageContaining("normal_concat is not range(2, 6)")
                .hasMessageContaining("node 3 of normal reads 0 and 9 instead of two different ones below 5")
                .hasMessageContaining("node 3 of normal has the operation (conv_7x7)")
                .hasMessageContaining("reduce has 7 pairs instead of 8");
    }

    @Test
    void ofADraftWithTooManyLinksTheTwoBestOfEachNodeAreKept() {
        var graph = graphSpace().graphs(space.parse(SECOND_ORDER)).getFirst();
        var links = new ArrayList<>(graph.links());
        int more = 8 * 7 / 2 + 1;
        assertThat(links.set(more, true)).isFalse();
        var scores = new ArrayList<>(GraphSpace.Draft.of(graph).scores());
        scores.set(more, -3f);
        var draft = new GraphSpace.Draft(new LabelledGraph(graph.labels(), links), scores);
        var reduce = GraphSpace.Draft.of(
                graphSpace().graphs(space.parse(SECOND_ORDER)).getLast());
        assertThat(graphSpace().read(List.of(draft, reduce))).contains(space.parse(SECOND_ORDER));
    }
}
