package dev.espalier.page;

import dev.espalier.draw.AnytimeCurves;
import dev.espalier.draw.AnytimeCurves.Frame;
import dev.espalier.draw.AnytimeCurves.Series;
import dev.espalier.draw.SeedDots;
import dev.espalier.page.RacePageView.ContestView;
import dev.espalier.page.RacePageView.DuelLine;
import dev.espalier.page.RacePageView.Legend;
import dev.espalier.page.RacePageView.StandingLine;
import dev.espalier.race.Contest;
import dev.espalier.race.Contest.Standing;
import dev.espalier.race.Race;
import dev.espalier.race.Spread;
import dev.espalier.search.Objective;
import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Words and draws what came of a race on one problem. */
final class Contests {

    private static final int COLOURS = 7;

    private Contests() {}

    /** The class of a method's colour; further ones are dashed. */
    static String look(int entrant) {
        return "s%d%s".formatted(entrant % COLOURS + 1, entrant < COLOURS ? "" : " dash");
    }

    static ContestView view(Race race, int track, Contest contest) {
        var metric = MetricWords.of(race.objective(track).metric());
        var known = race.tracks().get(track);
        var tests = contest.standings().stream()
                .flatMap(standing -> standing.reported().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        var standings = contest.standings().stream()
                .map(standing -> line(race, track, standing, metric, tests))
                .toList();
        var target = known.target();
        var optimum = known.optimum();
        return new ContestView(
                known.name(),
                race.tracks().size() > 1 ? known.name() : "Best so far",
                metric.unit(),
                metric.label(),
                curves(race, track, contest, 900, 340),
                curves(race, track, contest, 360, 280),
                dots(race, contest, metric, optimum),
                race.entrants().stream()
                        .map(entrant -> new Legend(entrant, look(race.entrants().indexOf(entrant))))
                        .toList(),
                tests.stream().map(test -> MetricWords.of(test).title()).toList(),
                standings,
                duels(contest),
                target == null ? "" : metric.full(target),
                optimum == null ? "" : metric.full(optimum),
                notes(contest, metric, optimum));
    }

    private static RawString curves(Race race, int track, Contest contest, int width, int height) {
        var metric = MetricWords.of(race.objective(track).metric());
        var series = contest.curves().stream()
                .map(curve -> new Series(
                        curve.method(),
                        look(race.entrants().indexOf(curve.method())),
                        curve.evaluations(),
                        curve.median(),
                        curve.low(),
                        curve.high()))
                .toList();
        return new RawString(AnytimeCurves.of(
                series,
                new Frame(
                        width,
                        height,
                        race.tracks().get(track).optimum(),
                        race.objective(track).direction() == Objective.Direction.MAXIMIZE,
                        metric.digits(),
                        "evaluations",
                        "Best %s so far by evaluations, median of the runs of each method".formatted(metric.label()))));
    }

    private static RawString dots(
            Race race, Contest contest, MetricWords metric, @org.jspecify.annotations.Nullable Double optimum) {
        var rows = new ArrayList<SeedDots.Row>();
        for (var standing : contest.standings()) {
            var best = standing.best();
            if (best != null) {
                rows.add(new SeedDots.Row(
                        standing.method(),
                        look(race.entrants().indexOf(standing.method())),
                        standing.figures(),
                        best.median()));
            }
        }
        return new RawString(
                SeedDots.of(rows, optimum, metric.digits(), "Final %s of every run".formatted(metric.label())));
    }

    private static StandingLine line(Race race, int track, Standing standing, MetricWords metric, List<String> tests) {
        var best = standing.best();
        var target = race.tracks().get(track).target();
        var rank = standing.meanRank();
        var regret = standing.regret();
        var evaluations = standing.evaluationsToTarget();
        return new StandingLine(
                standing.method(),
                look(race.entrants().indexOf(standing.method())),
                "/experiments?q=%s-%s-".formatted(race.name(), standing.method()),
                rank == null ? "" : Said.fixed(rank, 2),
                best == null ? "" : metric.text(best.median()),
                best == null ? "" : interval(best, metric),
                best == null ? "" : deviation(best, metric),
                regret == null ? "" : metric.text(regret),
                target == null ? "" : "%d of %d".formatted(standing.reached(), standing.runs()),
                target == null || best == null
                        ? ""
                        : evaluations == null ? "> " + Said.count(race.budget()) : Said.count(Math.round(evaluations)),
                tests.stream()
                        .map(test -> standing.reported().get(test))
                        .map(spread -> spread == null ? "none" : deviation(spread, MetricWords.of(tests.getFirst())))
                        .toList(),
                seconds(standing.thinkingSeconds()),
                seconds(standing.wallSeconds()),
                standing.incomplete() == 0
                        ? Said.count(standing.runs())
                        : "%s, %s incomplete"
                                .formatted(Said.count(standing.runs()), Said.count(standing.incomplete())));
    }

    private static String interval(Spread spread, MetricWords metric) {
        return "%s to %s".formatted(metric.text(spread.low()), metric.text(spread.high()));
    }

    private static String deviation(Spread spread, MetricWords metric) {
        return "%s ± %s".formatted(metric.text(spread.mean()), metric.text(spread.deviation()));
    }

    /** Two figures that count, from a thousandth of a second on. */
    static String seconds(double seconds) {
        int digits = seconds >= 10 ? 0 : seconds >= 1 ? 1 : seconds >= 0.1 ? 2 : 3;
        return Said.fixed(seconds, digits);
    }

    private static List<DuelLine> duels(Contest contest) {
        return contest.duels().stream()
                .sorted(Comparator.comparingDouble(Contest.Duel::holm).thenComparingDouble(Contest.Duel::p))
                .map(duel -> {
                    boolean turned = duel.losses() > duel.wins();
                    return new DuelLine(
                            turned ? duel.second() : duel.first(),
                            turned ? duel.first() : duel.second(),
                            "%d / %d / %d"
                                    .formatted(
                                            turned ? duel.losses() : duel.wins(),
                                            duel.ties(),
                                            turned ? duel.wins() : duel.losses()),
                            p(duel.p()),
                            p(duel.holm()),
                            duel.holm() < 0.05);
                })
                .toList();
    }

    /** A p-value with two figures that count. */
    static String p(double value) {
        if (value < 0.0001) {
            return "< 0.0001";
        }
        return String.format(Locale.ROOT, value < 0.001 ? "%.5f" : value < 0.1 ? "%.4f" : "%.2f", value);
    }

    private static List<String> notes(
            Contest contest, MetricWords metric, @org.jspecify.annotations.Nullable Double optimum) {
        var notes = new ArrayList<String>();
        int fewest = contest.standings().stream().mapToInt(Standing::runs).min().orElse(0);
        notes.add(
                fewest < Spread.FEWEST
                        ? "Bands and intervals are the range of the runs: %d are needed for 95 %%."
                                .formatted(Spread.FEWEST)
                        : "Bands and intervals hold the median with at least 95 %, by order statistics.");
        notes.add(
                contest.paired() == 0
                        ? "Ranks and tests wait for the first seed that every method has run."
                        : "Ranks and tests are of the %s that every method has run; equal figures share a rank."
                                .formatted(Said.count(contest.paired(), "seed")));
        if (optimum != null) {
            notes.add("Regret is of the median, to the best of all that the table knows within the limits, %s."
                    .formatted(metric.full(optimum)));
        }
        return notes;
    }
}
