package dev.espalier.control;

import dev.espalier.search.Constraint;
import dev.espalier.search.Experiment;
import dev.espalier.search.Experiment.Budget;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words what differs between two revisions of an experiment. */
final class Revisions {

    private Revisions() {}

    static String words(Experiment before, Experiment next) {
        var changes = new ArrayList<String>();
        if (!before.problem().constraints().equals(next.problem().constraints())) {
            changes.add("limits %s → %s".formatted(limits(before), limits(next)));
        }
        if (!before.budget().equals(next.budget())) {
            changes.add("budget %s → %s".formatted(budget(before.budget()), budget(next.budget())));
        }
        if (before.concurrency() != next.concurrency()) {
            changes.add("concurrency %d → %d".formatted(before.concurrency(), next.concurrency()));
        }
        return changes.isEmpty() ? "nothing" : String.join(", ", changes);
    }

    private static String limits(Experiment experiment) {
        return experiment.problem().constraints().isEmpty()
                ? "none"
                : experiment.problem().constraints().stream()
                        .map(Revisions::limit)
                        .collect(Collectors.joining(" and "));
    }

    private static String limit(Constraint constraint) {
        return "%s ≤ %s".formatted(constraint.metric().name(), number(constraint.atMost()));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static String budget(Budget budget) {
        var parts = new ArrayList<String>();
        if (budget.trials() != Experiment.UNLIMITED_TRIALS) {
            parts.add(String.format(Locale.ROOT, "%,d trials", budget.trials()));
        }
        if (!budget.gpuTime().equals(Budget.UNLIMITED_GPU_TIME)) {
            parts.add("%s GPU h".formatted(number(budget.gpuTime().toMinutes() / 60.0)));
        }
        return parts.isEmpty() ? "unlimited" : String.join(", ", parts);
    }
}
