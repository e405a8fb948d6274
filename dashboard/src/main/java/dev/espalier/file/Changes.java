package dev.espalier.file;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.search.Constraint;
import dev.espalier.search.Experiment;
import dev.espalier.search.Experiment.Budget;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be changed of an experiment; null stays as it is. */
public record Changes(
        @Nullable Integer trials,
        @Nullable Duration gpuTime,
        @Nullable List<Constraint> constraints,
        @Nullable Integer concurrency) {

    static final List<String> KEYS = List.of("budget", "constraints", "concurrency");

    /** Everything stays. */
    public static final Changes NONE = new Changes(null, null, null, null);

    public Changes {
        constraints = constraints == null ? null : List.copyOf(constraints);
    }

    /**
     * What a text like {@code {"budget": {"trials": 2000}, "constraints": ["latency_ms@pixel3 <= 5 ms"]}} asks for.
     *
     * @throws InvalidInput with every problem, one of them being that it asks for nothing
     */
    public static Changes parse(Text text) {
        var problems = new Problems(text.hasLines());
        var changes = Fields.of("change", text.value(), problems)
                .map(fields -> read(fields.only(KEYS), problems))
                .orElse(NONE);
        problems.raise();
        if (changes.equals(NONE)) {
            throw new InvalidInput("The change must name a budget, constraints or a concurrency.\n"
                    + "Maybe {\"budget\": {\"trials\": 2000}}");
        }
        return changes;
    }

    static Changes read(Fields fields, Problems problems) {
        var limits = ProblemReader.budget(fields, "gpuTime", problems);
        return new Changes(
                limits.map(ProblemReader.Limits::trials).orElse(null),
                limits.map(ProblemReader.Limits::gpuTime).orElse(null),
                fields.find("constraints").isPresent() ? ProblemReader.constraints(fields) : null,
                fields.integer("concurrency", 1, ExperimentReader.MOST_CONCURRENCY));
    }

    /** The next revision of an experiment, with these changes. */
    public Experiment applied(Experiment experiment) {
        return experiment.revised(constraints(experiment), budget(experiment.budget()), concurrency(experiment));
    }

    List<Constraint> constraints(Experiment experiment) {
        return constraints == null ? experiment.problem().constraints() : constraints;
    }

    Budget budget(Budget budget) {
        return new Budget(trials == null ? budget.trials() : trials, gpuTime == null ? budget.gpuTime() : gpuTime);
    }

    int concurrency(Experiment experiment) {
        return concurrency == null ? experiment.concurrency() : concurrency;
    }
}
