package dev.espalier.space.dag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.space.FlatSpaceContract;
import dev.espalier.space.Op.Pool;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two stages of three to five vertices. */
class GrowingDagsTest extends FlatSpaceContract {

    private record Growing(DagForm form) implements DagSpace {

        @Override
        public String name() {
            return "growing";
        }

        @Override
        public String summary() {
            return "Of a test.";
        }
    }

    @Override
    protected DagSpace space() {
        return new Growing(new DagForm(2, 3, 5, new DagForm.Convolution(5, Pool.Kind.AVERAGE, true), 16));
    }

    @Test
    void aGraphHasAsManyVerticesAsWasDecided() {
        var graphs = List.of(DagTest.dag(3, "1>3"), DagTest.dag(5, "4>5"));
        var architecture = space().of(graphs);
        assertThat(space().graphs(architecture)).isEqualTo(graphs);
        assertThat(architecture.choices()).hasSize(22);
    }

    @Test
    void whatIsSaidOfVerticesThatAreNotThereMeansNothing() {
        var architecture = space().of(List.of(DagTest.dag(3, "1>3"), DagTest.dag(3, "")));
        var more = architecture.with(10, 1);
        assertThat(space().graphs(more)).isEqualTo(space().graphs(architecture));
        assertThat(space().canonical(more)).isEqualTo(space().canonical(architecture));
    }

    @Test
    void refusesFormsThatCannotBe() {
        var convolution = new DagForm.Convolution(3, Pool.Kind.MAX, false);
        assertThatThrownBy(() -> new DagForm(3, 5, 7, convolution, 32))
                .hasMessage("The `vertices` (5 to 7) must be from 1 to 6, the least first.");
        assertThatThrownBy(() -> new DagForm(0, 5, 5, convolution, 32)).hasMessageContaining("The `stages` (0)");
        assertThatThrownBy(() -> new DagForm(3, 5, 5, convolution, 30)).hasMessageContaining("a multiple of 4");
    }
}
