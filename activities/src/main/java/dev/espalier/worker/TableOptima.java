package dev.espalier.worker;

import dev.espalier.catalogue.Optima;
import dev.espalier.search.Candidate;
import dev.espalier.search.Experiment;
import dev.espalier.search.Fidelity;
import dev.espalier.search.Outcome;
import dev.espalier.space.Architecture;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.table.ResultTable;
import dev.espalier.step.Records.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Looks at every architecture of a flat space, where a table has a row for each. */
public final class TableOptima implements Optima {

    /** Seconds of looking up; what is larger has no table that knows all of it. */
    private static final double MOST = 1_000_000;

    private static final int AT_ONCE = 1_000;

    private final Desk desk;

    public TableOptima(Desk desk) {
        this.desk = desk;
    }

    @Override
    public OptionalDouble best(Experiment experiment) {
        var space = desk.shelf().space(experiment.problem().space()).orElse(null);
        if (!(space instanceof DecisionSpace flat) || flat.size() > MOST || !complete(experiment, flat)) {
            return OptionalDouble.empty();
        }
        var objective = experiment.problem().objectives().getFirst();
        double least = Double.POSITIVE_INFINITY;
        double best = Double.NaN;
        var next = new int[flat.decisions().size()];
        for (boolean more = true; more; ) {
            var group = new ArrayList<Candidate>();
            while (more && group.size() < AT_ONCE) {
                group.add(candidate(flat, next));
                more = advance(next, flat);
            }
            for (var outcome : outcomes(group, experiment)) {
                if (outcome.measures().has(objective.metric())
                        && experiment.problem().permits(outcome.measures())
                        && objective.loss(outcome.measures()) < least) {
                    least = objective.loss(outcome.measures());
                    best = outcome.measures().get(objective.metric());
                }
            }
        }
        return Double.isNaN(best) ? OptionalDouble.empty() : OptionalDouble.of(best);
    }

    private boolean complete(Experiment experiment, DecisionSpace space) {
        var table = experiment.evaluator().settings().get("table");
        return desk.shelf().tables().stream()
                .map(ResultTable::info)
                .anyMatch(info ->
                        info.name().equals(table) && info.space().equals(space.name()) && info.rows() >= space.size());
    }

    private static Candidate candidate(DecisionSpace space, int[] choices) {
        return new Candidate(new Architecture(space.name(), choices), Fidelity.FULL, List.of(), "all");
    }

    /** Counts on, the last decision first. */
    private static boolean advance(int[] choices, DecisionSpace space) {
        for (int i = choices.length - 1; i >= 0; i--) {
            choices[i]++;
            if (choices[i] < space.decisions().get(i).arity()) {
                return true;
            }
            choices[i] = 0;
        }
        return false;
    }

    private List<Outcome.Measured> outcomes(List<Candidate> group, Experiment experiment) {
        var evaluations = desk.minds().evaluation(experiment).evaluate(group, new Unhurried(desk.store()));
        return desk.priced(group, evaluations, experiment).stream()
                .map(Evaluation::outcome)
                .filter(Outcome.Measured.class::isInstance)
                .map(Outcome.Measured.class::cast)
                .toList();
    }
}
