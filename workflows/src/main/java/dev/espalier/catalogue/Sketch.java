package dev.espalier.catalogue;

import dev.espalier.search.Component;
import dev.espalier.search.Constraint;
import dev.espalier.search.Experiment;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.SearchProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as far as its file could be read, so that the names in it are looked at beside what could not. Null is
 * what was left out or could not be read whole.
 *
 * @param objectives those that could be read
 * @param constraints those that could be read
 * @param complete whether objectives and constraints are all that the file has
 */
public record Sketch(
        @Nullable String space,
        List<Objective> objectives,
        List<Constraint> constraints,
        boolean complete,
        @Nullable Part method,
        @Nullable Part screen,
        @Nullable Part evaluator,
        @Nullable Integer batch,
        @Nullable List<String> measureOn) {

    public Sketch {
        objectives = List.copyOf(objectives);
        constraints = List.copyOf(constraints);
        measureOn = measureOn == null ? null : List.copyOf(measureOn);
    }

    /**
     * A method, a screen or an evaluator.
     *
     * @param component its name, and the settings that could be read
     * @param unread settings that are there and could not be read
     */
    public record Part(Component component, Set<String> unread) {

        public Part {
            unread = Set.copyOf(unread);
        }

        static @Nullable Part of(@Nullable Component component) {
            return component == null ? null : new Part(component, Set.of());
        }

        public String name() {
            return component.name();
        }
    }

    /** All of an experiment. */
    public static Sketch of(Experiment experiment) {
        var problem = experiment.problem();
        return new Sketch(
                problem.space(),
                problem.objectives(),
                problem.constraints(),
                true,
                Part.of(experiment.method()),
                Part.of(experiment.screen()),
                Part.of(experiment.evaluator()),
                experiment.batch(),
                experiment.measureOn());
    }

    /** What is wanted, once all of it could be read. */
    public Optional<SearchProblem> problem() {
        return space == null || !complete || objectives.isEmpty()
                ? Optional.empty()
                : Optional.of(new SearchProblem(space, objectives, constraints));
    }

    /** The metrics of objectives, then of constraints, each once. */
    public List<Metric> metrics() {
        var metrics = new ArrayList<Metric>();
        objectives.forEach(objective -> metrics.add(objective.metric()));
        constraints.forEach(constraint -> metrics.add(constraint.metric()));
        return metrics.stream().distinct().toList();
    }
}
