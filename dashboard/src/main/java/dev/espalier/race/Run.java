package dev.espalier.race;

import dev.espalier.ledger.Status;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run of a race that has ended.
 *
 * @param place among the runs of its race
 * @param steps how its best changed, in order; none where no trial kept to the limits
 * @param reported other measures of its best trial: what it reached on the test set
 * @param thinkingSeconds wall time of the method itself
 * @param wallSeconds from its start to its end
 */
public record Run(
        String experiment,
        int place,
        Status status,
        int trials,
        List<Step> steps,
        Map<String, Double> reported,
        double thinkingSeconds,
        double wallSeconds) {

    public Run {
        steps = List.copyOf(steps);
        reported = Map.copyOf(reported);
    }

    /**
     * A better trial than all before.
     *
     * @param evaluation its number, from 1
     */
    public record Step(int evaluation, double figure) {}

    /** Whether it counts: it spent its budget, or there was nothing left to propose. */
    public boolean complete() {
        return status == Status.FINISHED;
    }

    /** The best of all its trials, or null where none kept to the limits. */
    public @Nullable Double best() {
        return steps.isEmpty() ? null : steps.getLast().figure();
    }

    /** The best of its first evaluations, NaN while none kept to the limits. */
    public double best(int evaluations) {
        double best = Double.NaN;
        for (var step : steps) {
            if (step.evaluation() > evaluations) {
                break;
            }
            best = step.figure();
        }
        return best;
    }
}
