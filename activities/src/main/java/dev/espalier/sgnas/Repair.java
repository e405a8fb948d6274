package dev.espalier.sgnas;

import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes an answer keep its constraint, changing one decision at a time: while it costs too much, the change to something
 * cheaper that loses least score, and after that, while one fits, the change to something dearer with the best score. So
 * no answer exceeds its constraint, and none leaves room for a dearer option of any decision.
 *
 * <p>Unlike the paper, whose answers are only near their constraints: of the 181 that its authors' generator gives in the
 * range for ImageNet three quarters exceed them.
 */
final class Repair {

    private final Grid grid;
    private final CostTensor cost;

    Repair(Grid grid, CostTensor cost) {
        this.grid = grid;
        this.cost = cost;
    }

    /** Another option for a row. */
    private record Change(int row, int option) {}

    /**
     * The options of an answer after repair.
     *
     * @param scores of all options, the higher the better
     * @throws IllegalArgumentException where no architecture keeps the limit, or none comes up to it
     */
    int[] of(int[] answer, float[] scores, double limit) {
        cost.require(limit);
        var choices = answer.clone();
        while (!CostTensor.within(cost.of(choices), limit)) {
            if (!improved(choices, scores, more -> more < 0)) {
                throw new IllegalStateException("The cheapest architecture exceeds a limit that was found reachable.");
            }
        }
        boolean grown = true;
        while (grown) {
            double spent = cost.of(choices);
            grown = improved(choices, scores, more -> more > 0 && CostTensor.within(spent + more, limit));
        }
        return choices;
    }

    /** Whether there was a change whose additional cost is wanted; the best was made. */
    private boolean improved(int[] choices, float[] scores, DoublePredicate wanted) {
        var best = best(choices, scores, wanted);
        if (best != null) {
            choices[best.row] = best.option;
        }
        return best != null;
    }

    private @Nullable Change best(int[] choices, float[] scores, DoublePredicate wanted) {
        Change best = null;
        float most = Float.NEGATIVE_INFINITY;
        for (int row = 0; row < choices.length; row++) {
            float had = scores[row * grid.options() + choices[row]];
            double paid = cost.share(row, choices[row]);
            for (int option = 0; option < grid.options(row); option++) {
                float gain = scores[row * grid.options() + option] - had;
                if (gain > most && wanted.test(cost.share(row, option) - paid)) {
                    best = new Change(row, option);
                    most = gain;
                }
            }
        }
        return best;
    }
}
