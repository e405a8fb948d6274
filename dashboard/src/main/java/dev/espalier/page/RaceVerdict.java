package dev.espalier.page;

import dev.espalier.race.Contest;
import dev.espalier.race.RaceView;
import dev.espalier.race.Results;
import java.util.Set;
import java.util.stream.Collectors;

/** How a race stands, in one sentence: who leads, and is it sure? */
final class RaceVerdict {

    private static final double LEVEL = 0.05;

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
        var first = contest.standings().getFirst();
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
        return "%s%s ranks before %s, %s."
                .formatted(named ? "On " + contest.track().name() + ", " : "", first.method(), second.method(), sure);
    }
}
