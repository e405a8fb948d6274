package dev.espalier.page;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.file.Differences;
import dev.espalier.ledger.Experiments;
import dev.espalier.ledger.Rounds;
import dev.espalier.ledger.Rounds.BestPoint;
import dev.espalier.ledger.Trials;
import dev.espalier.page.ComparisonView.Over;
import dev.espalier.page.ComparisonView.Setting;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lays experiments side by side. */
@Singleton
final class Comparisons {

    /** More colours than that nobody tells apart. */
    static final int MOST = 8;

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
     * @param linked whether its names lead to pages; in a file of its own they lead nowhere
     */
    record Manner(List<Spending> over, boolean linked) {}

    /** @throws InvalidInput when there are too many, or some that nobody knows */
    ComparisonView view(String ids, Manner manner) {
        var contenders = contenders(ids, manner.linked());
        if (contenders.isEmpty()) {
            return new ComparisonView(
                    "",
                    List.of(),
                    "",
                    List.of(),
                    "",
                    "",
                    "",
                    List.of(),
                    List.of(),
                    Fronts.of(List.of()).view(false),
                    "",
                    List.of(),
                    false);
        }
        var steps = new HashMap<String, List<BestPoint>>();
        contenders.forEach(
                one -> steps.put(one.view().id(), rounds.best(one.view().id(), MOST_STEPS)));
        return view(contenders, steps, manner);
    }

    private List<Contender> contenders(String ids, boolean linked) {
        var named = Arrays.stream(ids.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        if (named.size() > MOST) {
            throw new InvalidInput(
                    "At most %d experiments can be compared; these are %d.".formatted(MOST, named.size()));
        }
        var contenders = new ArrayList<Contender>();
        var problems = new ArrayList<String>();
        for (var id : named) {
            experiments
                    .find(id)
                    .ifPresentOrElse(
                            view -> contenders.add(Contender.of(contenders.size(), view, trials.front(id), linked)),
                            () -> problems.add("There is no experiment (%.80s).".formatted(id)));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return contenders;
    }

    private ComparisonView view(List<Contender> all, Map<String, List<BestPoint>> steps, Manner manner) {
        var field = new Field(all, steps);
        var curves = new BestCurves(field, clock.instant());
        var ids = all.stream().map(one -> one.view().id()).collect(Collectors.joining(","));
        var differences =
                Differences.of(all.stream().map(one -> one.view().experiment()).toList());
        return new ComparisonView(
                ids,
                field.lines(),
                field.lead(),
                field.notes(),
                field.words().label(),
                field.words().unit(),
                field.equalTrials() == 0 ? "" : "Best after " + Said.count(field.equalTrials(), "trial"),
                overs(ids, manner),
                manner.over().stream().map(curves::curve).toList(),
                field.fronts().view(false),
                field.reference(),
                settings(differences),
                differences.any());
    }

    private static List<Over> overs(String ids, Manner manner) {
        return Arrays.stream(Spending.values())
                .map(over -> new Over(
                        over.word(),
                        "/compare?ids=" + ids + "&over=" + over.key(),
                        manner.over().contains(over)))
                .toList();
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
