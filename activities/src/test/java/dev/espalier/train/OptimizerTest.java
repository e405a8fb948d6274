package dev.espalier.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OptimizerTest {

    private static final double CLOSE = 1e-6;

    /** Where a weight of 1 gets to with these gradients and rates, step by step. */
    private static double[] path(Rule rule, double[] gradients, double[] rates, double decay) {
        return Torch.run("optimizer", () -> {
            try (var manager = Torch.manager()) {
                var optimizer = new Optimizer(manager, rule);
                var weight = manager.create(new float[] {1});
                var path = new double[gradients.length];
                for (int step = 0; step < path.length; step++) {
                    optimizer.begin();
                    optimizer.update(
                            "weight",
                            weight,
                            manager.create(new float[] {(float) gradients[step]}),
                            rates[step],
                            decay);
                    path[step] = weight.getFloat();
                }
                return path;
            }
        });
    }

    /**
     * With s the mean square and m the momentum: s = 0.9 s + 0.1 g², from 1; m = 0.9 m + rate g / √(s + 0.001), from 0; and
     * the weight loses m. The gradients are chosen so that each root is exact: 0.9 + 0.1 g² + 0.001 is 1, 4 and 9.
     */
    @Test
    void rmspropIsThatOfTensorFlow() {
        double first = Math.sqrt((1 - 0.001 - 0.9) / 0.1);
        double second = Math.sqrt((4 - 0.001 - 0.9 * (1 - 0.001)) / 0.1);
        double third = Math.sqrt((9 - 0.001 - 0.9 * (4 - 0.001)) / 0.1);
        double m1 = 0.1 * first / 1;
        double m2 = 0.9 * m1 + 0.2 * second / 2;
        double m3 = 0.9 * m2 + 0.05 * third / 3;
        assertThat(path(
                        new Rule.RmsProp(0.9, 0.9, 0.001),
                        new double[] {first, second, third},
                        new double[] {0.1, 0.2, 0.05},
                        0))
                .containsExactly(new double[] {1 - m1, 1 - m1 - m2, 1 - m1 - m2 - m3}, within(CLOSE));
    }

    @Test
    void whatDecaysDoesSoThroughTheGradient() {
        double gradient = 0.5 + 0.3;
        double moved = 0.1 * gradient / Math.sqrt(0.9 + 0.1 * gradient * gradient + 0.001);
        assertThat(path(new Rule.RmsProp(0.9, 0.9, 0.001), new double[] {0.5}, new double[] {0.1}, 0.3))
                .containsExactly(new double[] {1 - moved}, within(CLOSE));
    }

    /** Unlike that of rmsprop, its momentum is of gradients, so that a new rate moves by all of it. */
    @Test
    void sgdKeepsTheRateOutOfItsMomentum() {
        double second = 0.9 * 2 + 1;
        assertThat(path(new Rule.Sgd(0.9, false), new double[] {2, 1}, new double[] {0.1, 0.01}, 0))
                .containsExactly(new double[] {1 - 0.1 * 2, 1 - 0.1 * 2 - 0.01 * second}, within(CLOSE));
    }
}
