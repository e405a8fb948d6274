package dev.espalier.page;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.file.Differences;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Experiments;
import dev.espalier.ledger.Rounds;
import dev.espalier.ledger.Rounds.BestPoint;
import dev.espalier.ledger.Trials;
import dev.espalier.page.ComparisonView.Over;
import dev.espalier.page.ComparisonView.Setting;
import dev.espalier.search.Experiment;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays experiments side by side. */
@Singleton
final class Comparisons {

    /** More colours than that nobody tells apart. */
    static final int MOST = 8;

    /** Of which some are taken together. */
    private static final int MOST_MEMBERS = 40;

    private static final int MOST_STEPS = 500;

    private final Experiments experiments;
    private final Trials trials;
    private final Rounds rounds;
    private final Clock clock = Clock.systemUTC();

    Comparisons(Experiments experiments, Trials trials, Rounds rounds) {
        this.experiments = experiments;
        this.trials = trials;
        this.rounds = rounds;
    }

    /**
     * How a comparison is shown.
     *
     * @param by a {@link Together}, as in addresses; empty for each alone where they are not too many
     * @param linked whether its names lead to pages; in a file of its own they lead nowhere
     */
    record Manner(List<Spending> over, String by, boolean linked) {}

    /** @throws InvalidInput when there are too many, or some that nobody knows */
    ComparisonView view(String ids, Manner manner) {
        var views = views(ids);
        if (views.isEmpty()) {
            return new ComparisonView(
                    "",
                    List.of(),
                    "",
                    List.of(),
                    "",
                    "",
                    "",
                    List.of(),
                    "",
                    List.of(),
                    List.of(),
                    List.of(),
                    Fronts.of(List.of()).view(false),
                    "",
                    List.of(),
                    false);
        }
        var steps = new HashMap<String, List<BestPoint>>();
        views.forEach(one -> steps.put(one.id(), rounds.best(one.id(), MOST_STEPS)));
        var by = together(views, manner.by());
        var cohorts = Cohort.of(views, by, view -> trials.front(view.id()), manner.linked());
        return view(cohorts, by, steps, manner);
    }

    private List<ExperimentView> views(String ids) {
        var named = Arrays.stream(ids.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        if (named.size() > MOST_MEMBERS) {
            throw new InvalidInput(
                    "At most %d experiments can be compared; these are %d.".formatted(MOST_MEMBERS, named.size()));
        }
        var views = new ArrayList<ExperimentView>();
        var problems = new ArrayList<String>();
        for (var id : named) {
            experiments
                    .find(id)
                    .ifPresentOrElse(views::add, () -> problems.add("There is no experiment (%.80s).".formatted(id)));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return views;
    }

    /** What was asked for; else the first of all choices that leaves few enough. */
    private static Together together(List<ExperimentView> views, String by) {
        var all = views.stream().map(ExperimentView::experiment).toList();
        var choices = Together.choices(all);
        var asked = choices.stream().filter(one -> one.key().equals(by)).findFirst();
        return Stream.concat(asked.stream(), choices.stream())
                .filter(one -> one.count(all) <= MOST)
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "At most %d curves can be told apart, but these are %d.\nMaybe give experiments that belong together the same label: they are then taken as one."
                                .formatted(MOST, all.size())));
    }

    private ComparisonView view(List<Cohort> cohorts, Together by, Map<String, List<BestPoint>> steps, Manner manner) {
        var all = cohorts.stream().flatMap(cohort -> cohort.members().stream()).toList();
        var field = new Field(all, steps);
        var curves = new BestCurves(field, cohorts, clock.instant());
        var ids = all.stream().map(one -> one.view().id()).collect(Collectors.joining(","));
        var experiments = all.stream().map(one -> one.view().experiment()).toList();
        var differences = Differences.of(experiments);
        return new ComparisonView(
                ids,
                field.lines(),
                field.lead(),
                notes(cohorts, field),
                field.words().label(),
                field.words().unit(),
                field.equalTrials() == 0 ? "" : "Best after " + Said.count(field.equalTrials(), "trial"),
                cohorts.stream()
                        .map(cohort -> new ComparisonView.Key(cohort.mark(), cohort.look(), cohort.name()))
                        .toList(),
                by.key(),
                togethers(ids, experiments, by),
                overs(ids, by, manner),
                manner.over().stream().map(curves::curve).toList(),
                field.fronts().view(false),
                field.reference(),
                settings(differences),
                differences.any());
    }

    private static List<String> notes(List<Cohort> cohorts, Field field) {
        var notes = new ArrayList<>(field.notes());
        if (cohorts.stream().anyMatch(Cohort::several)) {
            notes.add("A curve of several experiments is their median, with the quartiles as a band, as far as all of"
                    + " them have come.");
        }
        return notes;
    }

    private static List<Over> togethers(String ids, List<Experiment> all, Together by) {
        return Together.choices(all).stream()
                .filter(one -> one.count(all) <= MOST)
                .map(one -> new Over(one.word(), address(ids, one), one.equals(by)))
                .toList();
    }

    private static List<Over> overs(String ids, Together by, Manner manner) {
        return Arrays.stream(Spending.values())
                .map(over -> new Over(
                        over.word(),
                        address(ids, by) + "&over=" + over.key(),
                        manner.over().contains(over)))
                .toList();
    }

    private static String address(String ids, Together by) {
        return "/compare?ids=" + ids + (by.key().isEmpty() ? "" : "&by=" + by.key());
    }

    private static List<Setting> settings(Differences differences) {
        return differences.rows().stream()
                .filter(row -> !row.heading())
                .map(row -> new Setting(
                        row.path(),
                        row.values().stream()
                                .map(value -> value == null ? "" : value)
                                .toList(),
                        row.same()))
                .toList();
    }
}
