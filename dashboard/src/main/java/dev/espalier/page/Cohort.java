package dev.espalier.page;

import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.TrialView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Experiments that are compared as one.
 *
 * @param mark the letter that stands for it; those of its members are numbered where there are several
 * @param look a class that gives its colour
 * @param members at least one
 */
record Cohort(String mark, String look, String name, List<Contender> members) {

    Cohort {
        members = List.copyOf(members);
    }

    /**
     * All experiments, those together that are one.
     *
     * @param front of an experiment, as its ledger keeps it
     */
    static List<Cohort> of(
            List<ExperimentView> all, Together by, Function<ExperimentView, List<TrialView>> front, boolean linked) {
        var parts = all.stream()
                .collect(Collectors.groupingBy(
                        view -> by.common(view.experiment()), LinkedHashMap::new, Collectors.toList()));
        var cohorts = new ArrayList<Cohort>();
        parts.values().forEach(part -> cohorts.add(of(cohorts.size(), part, by, front, linked)));
        return cohorts;
    }

    private static Cohort of(
            int place,
            List<ExperimentView> part,
            Together by,
            Function<ExperimentView, List<TrialView>> front,
            boolean linked) {
        var members = IntStream.range(0, part.size())
                .mapToObj(i -> {
                    var one = Contender.of(place, part.get(i), front.apply(part.get(i)), linked);
                    return part.size() == 1 ? one : one.marked(one.mark() + (i + 1));
                })
                .toList();
        return new Cohort(
                String.valueOf((char) ('A' + place)), members.getFirst().look(), name(part, by), members);
    }

    private static String name(List<ExperimentView> part, Together by) {
        var first = part.getFirst();
        if (part.size() == 1) {
            return first.name();
        }
        var shared = switch (by) {
            case Together.Label(var label) ->
                label + ": " + first.experiment().labels().getOrDefault(label, "");
            case Together.Alone _, Together.Seeds _ -> first.name();
        };
        return "%s, %s".formatted(shared.replaceFirst(": $", ""), Said.count(part.size(), "experiment"));
    }

    /** Whether it is more than one experiment. */
    boolean several() {
        return members.size() > 1;
    }
}
