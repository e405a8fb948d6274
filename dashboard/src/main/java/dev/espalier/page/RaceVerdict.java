package dev.espalier.page;

import dev.espalier.race.Contest;
import dev.espalier.race.Contest.Standing;
import dev.espalier.race.RaceView;
import dev.espalier.race.Results;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** How a race stands, in one sentence: who leads, and is it sure? */
final class RaceVerdict {

    private static final double LEVEL = 0.05;

    /** Sums of the same ranks in another order differ by less. */
    private static final double SAME = 1e-9;

    private RaceVerdict() {}

    static Verdict of(RaceView view, Results results) {
        var lead = switch (view.status()) {
            case RUNNING -> "Running.";
            case PAUSED -> "Paused.";
            case STOPPING -> "Stopping.";
            case FINISHED -> "Finished.";
            case STOPPED -> "Stopped.";
        };
        if (results.ranks().isEmpty()) {
            return new Verdict(lead, "No seed has been run with every method yet, so nothing can be compared.");
        }
        var rest = results.contests().stream()
                .filter(contest -> contest.paired() > 0)
                .map(contest -> sentence(contest, view.race().tracks().size() > 1))
                .collect(Collectors.joining(" "));
        return new Verdict(lead, rest);
    }

    private static String sentence(Contest contest, boolean named) {
        var where = named ? "On " + contest.track().name() + ", " : "";
        var first = contest.standings().getFirst();
        var leaders = contest.standings().stream()
                .filter(standing -> rank(standing) - rank(first) < SAME)
                .map(Standing::method)
                .toList();
        if (leaders.size() > 1) {
            return "%s%s share the best mean rank.".formatted(where, words(leaders));
        }
        var second = contest.standings().get(1);
        var names = Set.of(first.method(), second.method());
        var duel = contest.duels().stream()
                .filter(one -> names.equals(Set.of(one.first(), one.second())))
                .findFirst()
                .orElseThrow();
        var sure = duel.holm() < LEVEL
                ? "and that is hardly chance (p = %s, Holm-corrected)".formatted(Contests.p(duel.holm()))
                : "but over %s that may be chance (p = %s, Holm-corrected)"
                        .formatted(Said.count(contest.paired(), "seed"), Contests.p(duel.holm()));
        return "%s%s ranks before %s, %s.".formatted(where, first.method(), second.method(), sure);
    }

    private static double rank(Standing standing) {
        return Objects.requireNonNullElse(standing.meanRank(), Double.MAX_VALUE);
    }

    private static String words(List<String> names) {
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }
}
