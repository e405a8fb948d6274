package dev.espalier.sgnas;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random architectures, spread over a range of costs, from which a generator starts. */
final class Priors {

    /** In widths of the range: 1 million of 180, as for ImageNet. */
    private static final double NEAR = 1.0 / 180;

    private static final int DRAWS = 10_000;

    private Priors() {}

    /**
     * One for each of the costs that part the range evenly: the first drawn that is near enough to it, or the nearest of
     * many where a space has none. Where there is to be no prior, one that takes no options.
     */
    static List<int[]> draw(Grid grid, CostTensor cost, Plan plan, RandomGenerator random) {
        if (plan.priors() == 0) {
            return List.of(new int[0]);
        }
        var priors = new ArrayList<int[]>();
        for (int i = 0; i < plan.priors(); i++) {
            priors.add(near(key(plan, i), grid, cost, plan, random));
        }
        return priors;
    }

    /** The cost that a prior should have. */
    static double key(Plan plan, int prior) {
        return plan.low() + (prior + 1) * plan.width() / (plan.priors() + 1);
    }

    /** Which of so many priors belongs to a constraint. */
    static int nearest(Plan plan, int priors, double target) {
        double parts = (target - plan.low()) / plan.width() * (priors + 1);
        return Math.clamp(Math.round(parts) - 1, 0, priors - 1);
    }

    /** Whether an architecture is near enough to the cost that its place asks for. */
    static boolean accepted(int[] choices, double key, CostTensor cost, Plan plan) {
        return away(choices, key, cost) <= plan.width() * NEAR;
    }

    private static int[] near(double key, Grid grid, CostTensor cost, Plan plan, RandomGenerator random) {
        var nearest = grid.choices(grid.space().sample(random));
        for (int draw = 1; draw < DRAWS && !accepted(nearest, key, cost, plan); draw++) {
            var drawn = grid.choices(grid.space().sample(random));
            nearest = away(drawn, key, cost) < away(nearest, key, cost) ? drawn : nearest;
        }
        return nearest;
    }

    private static double away(int[] choices, double key, CostTensor cost) {
        return Math.abs(cost.of(choices) - key);
    }
}
