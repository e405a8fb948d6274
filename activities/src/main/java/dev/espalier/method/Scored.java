package dev.espalier.method;

import dev.espalier.search.Measures;
import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import java.util.List;
import java.util.Optional;

/**
 * An evaluated architecture as methods remember it.
 *
 * @param losses the values to minimise, one per objective
 */
public record Scored(String trial, Architecture architecture, List<Double> losses) {

    /** Of a trial that was measured; failed and infeasible ones have no losses. */
    static Optional<Scored> of(Trial trial, List<Objective> objectives) {
        return switch (trial.outcome()) {
            case Outcome.Measured(var measures, var _, var _) -> Optional.of(of(trial, measures, objectives));
            case Outcome.Infeasible _, Outcome.Failed _ -> Optional.empty();
        };
    }

    /** Of a trial that was evaluated and breaks a constraint, for those that learn from such; if all was measured. */
    static Optional<Scored> infeasible(Trial trial, List<Objective> objectives) {
        return trial.outcome() instanceof Outcome.Infeasible(var _, var measures)
                        && objectives.stream().allMatch(objective -> measures.has(objective.metric()))
                ? Optional.of(of(trial, measures, objectives))
                : Optional.empty();
    }

    private static Scored of(Trial trial, Measures measures, List<Objective> objectives) {
        return new Scored(
                trial.id(),
                trial.candidate().architecture(),
                objectives.stream().map(objective -> objective.loss(measures)).toList());
    }

    /** By architecture, then objective. */
    static double[][] losses(List<Scored> scored) {
        return scored.stream()
                .map(one -> one.losses().stream().mapToDouble(loss -> loss).toArray())
                .toArray(double[][]::new);
    }

    /** Whether it is nowhere worse and somewhere better; with one objective, whether its loss is smaller. */
    boolean dominates(Scored other) {
        boolean better = false;
        for (int i = 0; i < losses.size(); i++) {
            if (losses.get(i) > other.losses.get(i)) {
                return false;
            }
            better |= losses.get(i) < other.losses.get(i);
        }
        return better;
    }
}
