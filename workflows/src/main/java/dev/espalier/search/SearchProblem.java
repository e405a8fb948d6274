package dev.espalier.search;

import java.util.ArrayList;
import java.util.List;

/** What is wanted of a space: objectives and constraints. */
public record SearchProblem(String space, List<Objective> objectives, List<Constraint> constraints) {

    public SearchProblem {
        objectives = List.copyOf(objectives);
        constraints = List.copyOf(constraints);
        if (objectives.isEmpty()) {
            throw new IllegalArgumentException(
                    "The problem must have at least one objective.\nMaybe write objectives: [maximize val_accuracy_pct].");
        }
    }

    /** The same with other constraints. */
    public SearchProblem with(List<Constraint> others) {
        return new SearchProblem(space, objectives, others);
    }

    /** The metrics of objectives, then of constraints, each once. */
    public List<Metric> metrics() {
        var metrics = new ArrayList<Metric>();
        objectives.forEach(objective -> metrics.add(objective.metric()));
        constraints.forEach(constraint -> metrics.add(constraint.metric()));
        return metrics.stream().distinct().toList();
    }

    /** Whether nothing known of an architecture breaks a constraint. */
    public boolean permits(Measures measures) {
        return constraints.stream().allMatch(constraint -> constraint.permits(measures));
    }
}
