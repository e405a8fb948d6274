package dev.espalier.page;

import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.TrialView;
import dev.espalier.search.Constraint;
import dev.espalier.search.Metric;
import java.util.List;
import java.util.Optional;

/**
 * An experiment that is compared with others.
 *
 * @param mark what stands for it: {@code A}
 * @param look a class that gives its colour
 * @param front as its ledger keeps it
 * @param linked whether what is told of it leads to its pages
 */
record Contender(String mark, String look, ExperimentView view, List<TrialView> front, boolean linked) {

    Contender {
        front = List.copyOf(front);
    }

    /** The one at a place of a comparison. */
    static Contender of(int place, ExperimentView view, List<TrialView> front, boolean linked) {
        return new Contender(String.valueOf((char) ('A' + place)), Contests.look(place), view, front, linked);
    }

    /** The same under another mark. */
    Contender marked(String other) {
        return new Contender(other, look, view, front, linked);
    }

    /** Address of its page, or empty. */
    String href() {
        return linked ? "/experiments/" + view.id() : "";
    }

    String href(TrialView trial) {
        return linked ? "%s/trials/%s".formatted(href(), trial.id()) : "";
    }

    Optional<Constraint> limit(Metric metric) {
        return view.experiment().problem().constraints().stream()
                .filter(constraint -> constraint.metric().equals(metric))
                .findFirst();
    }

    boolean within(TrialView trial) {
        return view.experiment().problem().permits(trial.measures());
    }
}
