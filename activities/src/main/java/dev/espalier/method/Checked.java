package dev.espalier.method;

import dev.espalier.search.Measures;
import dev.espalier.search.Outcome;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An architecture of which an evaluation showed whether it keeps to the constraints, as nothing known before could.
 *
 * @param values by metric name, of constraints only
 */
public record Checked(Architecture architecture, SortedMap<String, Double> values) {

    public Checked {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Of a trial, unless its price already told everything. */
    static Optional<Checked> of(Trial trial, SearchContext<?> context) {
        if (context.problem().constraints().isEmpty()) {
            return Optional.empty();
        }
        var measures = switch (trial.outcome()) {
            case Outcome.Measured(var measured, var _, var _) -> measured;
            case Outcome.Infeasible(var _, var measured) -> measured;
            case Outcome.Failed _ -> Measures.NONE;
        };
        var architecture = trial.candidate().architecture();
        var price = context.price(architecture);
        var values = new TreeMap<String, Double>();
        for (var constraint : context.problem().constraints()) {
            if (measures.has(constraint.metric()) && !price.has(constraint.metric())) {
                values.put(constraint.metric().name(), measures.get(constraint.metric()));
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new Checked(architecture, values));
    }
}
