package dev.espalier.sgnas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.espalier.space.cell.NasBench101;
import dev.espalier.space.cell.NasBench201;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GridTest {

    private final Grid grid = Costs.IMAGENET;

    @Test
    void isTheImageOfThePaper() {
        assertThat(grid.rows()).isEqualTo(19 * 6);
        assertThat(grid.options()).isEqualTo(4);
        assertThat(grid.lines()).isEqualTo(19);
        assertThat(grid.pixels()).isEqualTo(24);
    }

    @Test
    void isAnImageOfEdgesAndOperationsForNasBench201() {
        var cells = Grid.of(new NasBench201());

        assertThat(cells.lines()).isEqualTo(6);
        assertThat(cells.pixels()).isEqualTo(5);
    }

    @Test
    void choosesTheBestOptionThatIsNotForbidden() {
        var scores = new float[grid.size()];
        for (int row = 0; row < grid.rows(); row++) {
            scores[row * 4 + 3] = 2;
            scores[row * 4 + 1] = 1;
        }

        assertThat(grid.best(scores)).startsWith(1, 1, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3);
    }

    @Test
    void movesWhatIsSkippedToTheEndOfItsLayer() {
        var choices = new int[grid.rows()];
        Arrays.setAll(choices, row -> new int[] {2, 0, 3, 1, 3, 0}[row % 6]);

        assertThat(grid.architecture(choices).choices()).startsWith(2, 0, 1, 0, 3, 3, 2, 0, 1, 0, 3, 3);
    }

    @Test
    void everyDrawIsAnArchitecture() {
        var random = new SplittableRandom(2);
        for (int i = 0; i < 50; i++) {
            var choices = grid.draw(random).stream().mapToInt(choice -> choice).toArray();

            assertThat(grid.space().contains(grid.architecture(choices))).isTrue();
        }
    }

    @Test
    void refusesSpacesWhoseChoicesRuleOutOthers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Grid.of(new NasBench101()))
                .withMessage("The space (nasbench101) must consist of decisions that are made independently of one "
                        + "another for a generator to answer, but in it choices rule out others.");
    }
}
