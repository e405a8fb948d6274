package dev.espalier.sgnas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.space.cell.NasBench201;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PriorsTest {

    private static Plan plan(int priors) {
        return new Plan(270, 450, 50, 20, 4, 1e-3, 5, 0.95, priors, CostLoss.RELEASED);
    }

    @Test
    void liesInTheMiddleOfTheRange() {
        var cost = Costs.published();
        var prior = Priors.draw(Costs.IMAGENET, cost, plan(1), new SplittableRandom(1));

        assertThat(prior).hasSize(1);
        assertThat(cost.of(prior.getFirst())).isCloseTo(360, within(1.0));
    }

    @Test
    void acceptsThePublishedPrior() {
        var cost = Costs.published();
        var published = Costs.IMAGENET.choices(Costs.IMAGENET.space().parse(CostTensorTest.PRIOR));

        assertThat(Priors.accepted(published, 360, cost, plan(1))).isTrue();
        assertThat(Priors.accepted(published, 358, cost, plan(1))).isFalse();
    }

    @Test
    void partsTheRangeEvenly() {
        var cost = Costs.published();
        var priors = Priors.draw(Costs.IMAGENET, cost, plan(3), new SplittableRandom(1));

        assertThat(priors).hasSize(3);
        assertThat(cost.of(priors.get(0))).isCloseTo(315, within(1.0));
        assertThat(cost.of(priors.get(1))).isCloseTo(360, within(1.0));
        assertThat(cost.of(priors.get(2))).isCloseTo(405, within(1.0));
        assertThat(Priors.nearest(plan(3), 3, 270)).isZero();
        assertThat(Priors.nearest(plan(3), 3, 337)).isZero();
        assertThat(Priors.nearest(plan(3), 3, 338)).isEqualTo(1);
        assertThat(Priors.nearest(plan(3), 3, 450)).isEqualTo(2);
    }

    @Test
    void isTheNearestWhereNoneIsNearEnough() {
        var grid = Grid.of(new NasBench201());
        var milliseconds = new double[grid.size()];
        for (int i = 3; i < milliseconds.length; i += 5) {
            milliseconds[i] = 1;
        }
        var cost = new CostTensor(grid, 0, milliseconds);
        var narrow = new Plan(3, 4, 1, 1, 1, 1e-3, 5, 1, 1, CostLoss.RELEASED);

        assertThat(cost.of(
                        Priors.draw(grid, cost, narrow, new SplittableRandom(1)).getFirst()))
                .isBetween(3.0, 4.0);
    }
}
