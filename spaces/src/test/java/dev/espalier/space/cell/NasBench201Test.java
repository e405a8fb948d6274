package dev.espalier.space.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.space.Architecture;
import dev.espalier.space.Cell;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.FlatSpaceContract;
import dev.espalier.space.GraphSpace;
import dev.espalier.space.GraphSpaceContract;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NasBench201Test extends FlatSpaceContract implements GraphSpaceContract {

    private static final String FIRST =
            "|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|";
    private static final String BEST =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|";

    private final NasBench201 space = new NasBench201();

    @Override
    public GraphSpace graphSpace() {
        return new NasBench201();
    }

    @Override
    protected DecisionSpace space() {
        return new NasBench201();
    }

    @Test
    void has15625Architectures() {
        assertThat(space.size()).isEqualTo(15_625);
    }

    @Test
    void readsAndWritesTheBenchmarksStrings() {
        var architecture = space.parse(FIRST);
        assertThat(architecture.id()).isEqualTo("nasbench201:4-2-1-2-1-1");
        assertThat(space.format(architecture)).isEqualTo(FIRST);
    }

    @Test
    void namesEverythingWrongWithACellAtOnce() {
        assertThatThrownBy(() -> space.parse("|conv~0|+|none~0|none~0|+|none~0|none~1|"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the edge from 0 to 1 is (conv~0)")
                .hasMessageContaining("the edge from 1 to 2 is (none~0)")
                .hasMessageContaining("node 3 has 2 edges instead of 3")
                .hasMessageContaining("\nMaybe use the operations");
    }

    @Test
    void knowsTheOfficialNumbers() {
        assertThat(space.index(space.parse(FIRST))).isZero();
        assertThat(space.format(space.ofIndex(1)))
                .isEqualTo("|nor_conv_3x3~0|+|nor_conv_3x3~0|avg_pool_3x3~1|+|skip_connect~0|nor_conv_3x3~1|"
                        + "skip_connect~2|");
        assertThat(IntStream.range(0, 15_625)).allMatch(index -> space.index(space.ofIndex(index)) == index);
        assertThatThrownBy(() -> space.ofIndex(15_625)).hasMessageContaining("from 0 to 15624");
    }

    @Test
    void leaves5260CellsThatDiffer() {
        var classes = new HashSet<Architecture>();
        for (int position = 0; position < CellClasses.CELLS; position++) {
            classes.add(space.canonical(NasBench201.at(position)));
        }
        assertThat(classes).hasSize(5_260);
    }

    @Test
    void mergesCellsThatDifferInWhereTheyPassANode() {
        var direct = space.parse("|none~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|none~2|");
        var around = space.parse("|skip_connect~0|+|none~0|none~1|+|none~0|nor_conv_3x3~1|none~2|");
        var deadEnds = space.parse("|none~0|+|avg_pool_3x3~0|none~1|+|nor_conv_3x3~0|nor_conv_1x1~1|none~2|");
        assertThat(space.canonical(around)).isEqualTo(direct);
        assertThat(space.canonical(deadEnds)).isEqualTo(direct);
    }

    @Test
    void tellsTwoConvolutionsFromOneUsedTwice() {
        var two = space.parse("|nor_conv_3x3~0|+|none~0|none~1|+|nor_conv_3x3~0|skip_connect~1|none~2|");
        var twice = space.parse("|nor_conv_3x3~0|+|none~0|skip_connect~1|+|none~0|skip_connect~1|skip_connect~2|");
        assertThat(space.canonical(two)).isNotEqualTo(space.canonical(twice));
    }

    @Test
    void drawsTheCellOfFourNodes() {
        var cell = space.cells(space.parse(BEST)).getFirst();
        assertThat(cell.vertices()).containsExactly("0", "1", "2", "3");
        assertThat(cell.edges()).hasSize(6).contains(new Cell.Edge(0, 3, "skip_connect"));
    }

    @Test
    void buildsTheWholeNetworkOfTheBenchmark() {
        var nodes = space.network(space.parse(BEST)).nodes();
        assertThat(nodes.getFirst().name()).isEqualTo("input");
        assertThat(nodes.getLast().name()).isEqualTo("head/classifier");
        assertThat(nodes.stream().filter(node -> node.name().endsWith("/3"))).hasSize(15);
    }

    @Test
    void refusesArchitecturesOfOtherSpaces() {
        assertThatThrownBy(() -> space.network(new Architecture("another", 0, 0, 0, 0, 0, 0)))
                .hasMessageContaining("must be one of nasbench201");
    }
}
