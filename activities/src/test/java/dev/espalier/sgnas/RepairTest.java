package dev.espalier.sgnas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.espalier.hardware.Cost;
import dev.espalier.space.cell.NasBench201;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RepairTest {

    private final Grid grid = Costs.IMAGENET;

    /** Multiply-accumulates are whole numbers, so that no rounding hides an excess. */
    @Test
    void neverExceedsALimitAndLeavesNoRoom() {
        var macs = Costs.macs(grid);
        var repair = new Repair(grid, macs);
        var random = new SplittableRandom(5);
        for (int i = 0; i < 300; i++) {
            double limit = Math.rint(macs.least() + random.nextDouble() * (macs.most() - macs.least()));
            var scores = scores(random);
            var repaired = repair.of(grid.best(scores), scores, limit);
            var architecture = grid.architecture(repaired);

            assertThat(grid.space().contains(architecture)).isTrue();
            assertThat((double) Cost.of(grid.space().network(architecture)).macs())
                    .isLessThanOrEqualTo(limit);
            assertThat(leastGrowth(macs, repaired)).isGreaterThan(limit - macs.of(repaired));
        }
    }

    private float[] scores(SplittableRandom random) {
        var scores = new float[grid.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) random.nextGaussian();
        }
        return scores;
    }

    private double leastGrowth(CostTensor macs, int[] choices) {
        double least = Double.POSITIVE_INFINITY;
        for (int row = 0; row < choices.length; row++) {
            for (int option = 0; option < grid.options(row); option++) {
                double more = macs.share(row, option) - macs.share(row, choices[row]);
                least = more > 0 ? Math.min(least, more) : least;
            }
        }
        return least;
    }

    @Test
    void keepsWhatIsExactlyAtItsLimit() {
        var macs = Costs.macs(grid);
        var random = new SplittableRandom(6);
        for (int i = 0; i < 50; i++) {
            var choices = grid.choices(grid.space().sample(random));

            assertThat(new Repair(grid, macs).of(choices, scores(random), macs.of(choices)))
                    .isEqualTo(choices);
        }
    }

    /** Six edges; operations cost 0, 1, 2, 3 and 4. */
    @Test
    void givesUpWhatLosesLeastAndThenTakesWhatFitsBest() {
        var cells = Grid.of(new NasBench201());
        var costs = new double[cells.size()];
        for (int i = 0; i < costs.length; i++) {
            costs[i] = i % 5;
        }
        var cost = new CostTensor(cells, 0, costs);
        var scores = new float[cells.size()];
        scores[4] = 5;
        scores[3] = 1;
        scores[2 * 5 + 4] = 5;
        scores[2 * 5 + 1] = 4.5f;
        scores[5 * 5 + 2] = 0.1f;
        scores[4 * 5 + 2] = -0.1f;

        var repaired = new Repair(cells, cost).of(new int[] {4, 0, 4, 0, 0, 0}, scores, 7);

        assertThat(repaired).containsExactly(4, 0, 1, 0, 0, 2);
    }

    @Test
    void refusesLimitsThatNothingCanKeep() {
        var macs = Costs.macs(grid);
        var repair = new Repair(grid, macs);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> repair.of(new int[grid.rows()], new float[grid.size()], macs.least() - 1))
                .withMessageStartingWith("The target (");
    }
}
