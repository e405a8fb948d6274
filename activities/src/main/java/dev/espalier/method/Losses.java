package dev.espalier.method;

import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.Trial;
import java.util.List;
import java.util.Optional;

/** The values to minimise, one per objective, and how they compare. */
final class Losses {

    private Losses() {}

    /** Of a trial that was measured; failed and infeasible ones have none. */
    static Optional<List<Double>> of(Trial trial, List<Objective> objectives) {
        return switch (trial.outcome()) {
            case Outcome.Measured(var measures, var _, var _) ->
                Optional.of(objectives.stream()
                        .map(objective -> objective.loss(measures))
                        .toList());
            case Outcome.Infeasible _, Outcome.Failed _ -> Optional.empty();
        };
    }

    /** Whether one is nowhere worse and somewhere better; with one objective, whether it is smaller. */
    static boolean dominates(List<Double> one, List<Double> other) {
        boolean better = false;
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i) > other.get(i)) {
                return false;
            }
            better |= one.get(i) < other.get(i);
        }
        return better;
    }
}
