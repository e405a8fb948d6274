package dev.espalier.space.dag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.space.Architecture;
import dev.espalier.space.Cell;
import dev.espalier.space.FlatSpaceContract;
import dev.espalier.space.Frame;
import dev.espalier.space.Op;
import dev.espalier.space.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class FadeDagTest extends FlatSpaceContract {

    @Override
    protected FadeDag space() {
        return new FadeDag();
    }

    private Architecture of(String... graphs) {
        return space().of(List.of(graphs).stream()
                .map(edges -> DagTest.dag(5, edges))
                .toList());
    }

    @Test
    void decidesOfEachEdgeOfEachStage() {
        assertThat(space().decisions()).hasSize(30).allMatch(decision -> decision.arity() == 2);
        assertThat(space().size()).isEqualTo(Math.pow(2, 30));
        var architecture = of("1>2", "", "1>2 2>3 3>4 4>5");
        assertThat(space().graphs(architecture)).extracting(Dag::text).containsExactly("1>2", "-", "1>2 2>3 3>4 4>5");
        assertThat(space().of(space().graphs(architecture))).isEqualTo(architecture);
    }

    @Test
    void isTheSameWhereOnlyNumbersDiffer() {
        assertThat(space().canonical(of("1>2", "", ""))).isEqualTo(space().canonical(of("4>5", "", "")));
        assertThat(space().canonical(of("1>2", "", ""))).isNotEqualTo(space().canonical(of("", "1>2", "")));
    }

    @Test
    void narrowsTo2PixelsAnd32Channels() {
        var network = space().network(of("1>2", "", ""));
        var shapes = Shape.all(network);
        assertThat(shapes.get("stage1/in")).isEqualTo(new Shape(8, 32));
        assertThat(shapes.get("stage3/pool")).isEqualTo(new Shape(32, 2));
        assertThat(network.nodes().getLast().op()).isEqualTo(new Op.Linear(10));
        assertThat(network.nodes())
                .filteredOn(node -> node.op() instanceof Op.Conv)
                .hasSize(3 + 5 + 5 + 5);
    }

    @Test
    void isBuiltAsWideAsAFrameWants() {
        var shapes = Shape.all(space().network(of("", "", ""), new Frame(1, 32, 10, 0, 4)));
        assertThat(shapes.get("stage1/in")).isEqualTo(new Shape(4, 32));
        assertThat(shapes.get("stage3/in")).isEqualTo(new Shape(16, 4));
        assertThatThrownBy(() -> space().network(of("", "", ""), new Frame(1, 32, 10, 2, 0)))
                .hasMessageContaining("The `cells` (2) must be 0");
    }

    @Test
    void drawsEachStage() {
        var cells = space().cells(of("1>2", "", ""));
        assertThat(cells).extracting(Cell::title).containsExactly("stage 1", "stage 2", "stage 3");
        assertThat(cells.getFirst().vertices()).containsExactly("input", "1", "2", "3", "4", "5", "output");
        assertThat(cells.getFirst().edges())
                .contains(new Cell.Edge(0, 1, ""), new Cell.Edge(1, 2, "conv3x3"), new Cell.Edge(2, 6, "conv3x3"))
                .doesNotContain(new Cell.Edge(0, 2, ""), new Cell.Edge(1, 6, "conv3x3"));
    }
}
