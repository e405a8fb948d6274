package dev.espalier.space.dag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.Network.Node;
import dev.espalier.space.weights.Slot;
import dev.espalier.space.weights.Slots;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionTest {

    private final FadeDag space = new FadeDag();

    private Architecture path(String... graphs) {
        return space.of(
                List.of(graphs).stream().map(edges -> DagTest.dag(5, edges)).toList());
    }

    @Test
    void holdsEachGraphOfItsPathsOnceInWhateverOrderTheyCome() {
        var paths = List.of(path("1>2", "", "1>5"), path("2>3", "1>2 2>3", "1>5"), path("", "1>2", "1>2"));
        var region = Region.spanned(space, paths);
        assertThat(region.graphs()).extracting(List::size).containsExactly(2, 3, 1);
        assertThat(region.paths()).isEqualTo(6);
        assertThat(region.modules()).isEqualTo(6);
        assertThat(Region.spanned(space, paths.reversed())).isEqualTo(region);
        assertThat(region.path(paths.get(0)).getFirst())
                .isEqualTo(region.path(paths.get(1)).getFirst());
    }

    @Test
    void theNetworkOfAPathIsThatOfItsGraphsUnderOtherNames() {
        var paths = List.of(path("1>2", "", "1>5"), path("", "1>2 2>3", "1>2 1>3"));
        var region = Region.spanned(space, paths);
        var network = region.network(new Architecture(region.name(), region.path(paths.get(1))));
        var own = space.network(space.canonical(paths.get(1)));
        assertThat(network.nodes())
                .extracting(Node::op)
                .isEqualTo(own.nodes().stream().map(Node::op).toList());
        assertThat(network.nodes().stream().map(node -> node.name().replaceFirst("/g[0-9]/", "/")))
                .isEqualTo(own.nodes().stream().map(Node::name).toList());
    }

    @Test
    void aRegionOfOnePathIsTheNetworkItself() {
        var path = space.canonical(path("1>2", "", "1>5"));
        var region = Region.spanned(space, List.of(path));
        assertThat(region.network(new Architecture(region.name(), 0, 0, 0)).nodes())
                .isEqualTo(space.network(path).nodes());
    }

    @Test
    void theWholeHasTheWeightsOfAllGraphs() {
        var paths = List.of(path("1>2", "", "1>5"), path("", "1>2 2>3", "1>3 2>3"));
        var region = Region.spanned(space, paths);
        assertThat(Slots.of(region.whole(Frame.OWN)))
                .extracting(Slot::name)
                .doesNotHaveDuplicates()
                .contains("stage1/g1/1>out/conv.weight", "stage1/g2/1>2/conv.weight", "classifier.weight");
    }

    @Test
    void refusesAStageWithoutGraphs() {
        assertThatThrownBy(() -> new Region(space, List.of(List.of(new Dag(5, 0)), List.of())))
                .hasMessage("A region of fade-dag must have graphs for each of its 3 stages.");
    }
}
