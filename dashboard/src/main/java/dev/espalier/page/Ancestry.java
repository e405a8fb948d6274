package dev.espalier.page;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.TrialView;
import dev.espalier.ledger.Trials;
import dev.espalier.search.Metric;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where a trial comes from, and its neighbours in the order of rounds. */
@Singleton
final class Ancestry {

    private static final int LONGEST = 8;

    private final Trials trials;
    private final Catalogue catalogue;

    Ancestry(Trials trials, Catalogue catalogue) {
        this.trials = trials;
        this.catalogue = catalogue;
    }

    /** The trial and those it was made from, oldest first; only the newest of a long chain. */
    List<TrialView> chain(ExperimentView experiment, TrialView trial) {
        var chain = new ArrayList<>(List.of(trial));
        while (chain.size() < LONGEST && !chain.getLast().parents().isEmpty()) {
            var parent = trials.find(experiment.id(), chain.getLast().parents().getFirst());
            if (parent.isEmpty()) {
                break;
            }
            chain.add(parent.get());
        }
        return List.copyOf(chain.reversed());
    }

    List<TrialPageView.Ancestor> lines(ExperimentView experiment, List<TrialView> chain) {
        var space = catalogue.space(experiment.experiment().problem().space());
        return chain.stream()
                .map(trial -> new TrialPageView.Ancestor(
                        trial.id(),
                        href(experiment, trial.id()),
                        new RawString(TrialLines.thumbnail(trial.architecture(), space)),
                        Said.count(trial.round() + 1),
                        figures(experiment, trial),
                        trial.id().equals(chain.getLast().id())))
                .toList();
    }

    String figures(ExperimentView experiment, TrialView trial) {
        return experiment.slots().stream()
                .limit(2)
                .map(Metric::new)
                .filter(trial.measures()::has)
                .map(metric -> {
                    var words = MetricWords.of(metric);
                    return words.brief(trial.measures().get(metric)) + " " + words.unit();
                })
                .collect(Collectors.joining(", "));
    }

    private static String href(ExperimentView experiment, String trial) {
        return "/experiments/%s/trials/%s".formatted(experiment.id(), trial);
    }

    /** Address of the trial before, or empty. */
    String previous(ExperimentView experiment, TrialView trial) {
        int place = place(trial);
        if (place > 0) {
            return found(experiment, trial.round(), place - 1);
        }
        var before = new Trials.Filter(null, "", trial.round() - 1, "", true);
        return trial.round() == 0
                ? ""
                : trials.page(experiment, before, null, 1).items().stream()
                        .findFirst()
                        .map(last -> href(experiment, last.id()))
                        .orElse("");
    }

    /** Address of the trial after, or empty. */
    String next(ExperimentView experiment, TrialView trial) {
        var same = found(experiment, trial.round(), place(trial) + 1);
        return same.isEmpty() ? found(experiment, trial.round() + 1, 0) : same;
    }

    private String found(ExperimentView experiment, int round, int place) {
        return trials.find(experiment.id(), round + "-" + place)
                .map(trial -> href(experiment, trial.id()))
                .orElse("");
    }

    private static int place(TrialView trial) {
        return Integer.parseInt(trial.id().substring(trial.id().indexOf('-') + 1));
    }
}
