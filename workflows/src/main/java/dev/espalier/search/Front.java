package dev.espalier.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The trials that no other trial dominates, best in the first objective first. Trials of equal losses all stay.
 */
public record Front(List<Trial> trials) {

    /** The front of nothing. */
    public static final Front EMPTY = new Front(List.of());

    public Front {
        trials = List.copyOf(trials);
    }

    public static Front of(List<Trial> trials, List<Objective> objectives) {
        return EMPTY.with(trials, objectives);
    }

    /** This front with further trials: each costs one comparison with every member. */
    public Front with(List<Trial> more, List<Objective> objectives) {
        var members = new ArrayList<Member>();
        trials.forEach(trial -> insert(members, trial, objectives));
        more.forEach(trial -> insert(members, trial, objectives));
        members.sort(Comparator.comparingDouble((Member member) -> member.losses[0])
                .thenComparingInt(member -> member.trial.round())
                .thenComparing(member -> member.trial.id()));
        return new Front(members.stream().map(Member::trial).toList());
    }

    private static void insert(List<Member> members, Trial trial, List<Objective> objectives) {
        if (!(trial.outcome() instanceof Outcome.Measured measured)) {
            return;
        }
        var losses = objectives.stream()
                .mapToDouble(objective -> objective.loss(measured.measures()))
                .toArray();
        if (members.stream().noneMatch(member -> dominates(member.losses, losses))) {
            members.removeIf(member -> dominates(losses, member.losses));
            members.add(new Member(trial, losses));
        }
    }

    private static boolean dominates(double[] one, double[] other) {
        boolean better = false;
        for (int i = 0; i < one.length; i++) {
            if (one[i] > other[i]) {
                return false;
            }
            better |= one[i] < other[i];
        }
        return better;
    }

    /** A trial beside its losses, so that they are computed once. */
    private record Member(Trial trial, double[] losses) {}
}
