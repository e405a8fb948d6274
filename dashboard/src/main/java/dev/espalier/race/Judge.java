package dev.espalier.race;

import dev.espalier.race.Contest.Curve;
import dev.espalier.race.Contest.Duel;
import dev.espalier.race.Contest.Standing;
import dev.espalier.search.Objective;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes what came of a race out of its runs; a pure function of both. */
public final class Judge {

    private final Race race;
    private final Map<Race.Slot, Run> runs = new HashMap<>();

    private Judge(Race race, List<Run> ended) {
        this.race = race;
        ended.forEach(run -> runs.put(race.slot(run.place()), run));
    }

    /** @param ended runs that have ended, in any order */
    public static Results results(Race race, List<Run> ended) {
        var judge = new Judge(race, ended);
        return new Results(
                IntStream.range(0, race.tracks().size())
                        .mapToObj(judge::contest)
                        .toList(),
                judge.ranks());
    }

    private Contest contest(int track) {
        var paired = paired(track);
        var ranks = ranks(track, paired);
        var standings = new ArrayList<Standing>();
        var curves = new ArrayList<Curve>();
        for (int entrant = 0; entrant < race.entrants().size(); entrant++) {
            var complete = complete(track, entrant);
            standings.add(standing(track, entrant, complete, paired.isEmpty() ? null : ranks[entrant]));
            if (!complete.isEmpty()) {
                curves.add(Curves.of(race.entrants().get(entrant), complete, race.budget()));
            }
        }
        standings.sort(
                Comparator.comparingDouble(Judge::rank).thenComparingDouble(standing -> medianLoss(track, standing)));
        return new Contest(race.tracks().get(track), paired.size(), standings, duels(track, paired), curves);
    }

    /** The last where nothing is known yet. */
    private static double rank(Standing standing) {
        return Objects.requireNonNullElse(standing.meanRank(), Double.MAX_VALUE);
    }

    private double medianLoss(int track, Standing standing) {
        var best = standing.best();
        return best == null ? Double.MAX_VALUE : loss(track, best.median());
    }

    /** Seeds, from 0, with which every method has a complete run that found something. */
    private List<Integer> paired(int track) {
        return IntStream.range(0, race.seeds().size())
                .filter(seed -> IntStream.range(0, race.entrants().size())
                        .allMatch(entrant -> counts(runs.get(new Race.Slot(seed, track, entrant)))))
                .boxed()
                .toList();
    }

    private static boolean counts(@Nullable Run run) {
        return run != null && run.complete() && run.best() != null;
    }

    private List<Run> complete(int track, int entrant) {
        return IntStream.range(0, race.seeds().size())
                .mapToObj(seed -> runs.get(new Race.Slot(seed, track, entrant)))
                .filter(Judge::counts)
                .toList();
    }

    private double loss(int track, double figure) {
        return race.objective(track).direction() == Objective.Direction.MINIMIZE ? figure : -figure;
    }

    private double best(int seed, int track, int entrant) {
        var run = Objects.requireNonNull(runs.get(new Race.Slot(seed, track, entrant)));
        return run.best(Integer.MAX_VALUE);
    }

    /** Sums of ranks over seeds, divided by their number. */
    private double[] ranks(int track, List<Integer> seeds) {
        var sums = new double[race.entrants().size()];
        for (int seed : seeds) {
            var losses = IntStream.range(0, sums.length)
                    .mapToDouble(entrant -> loss(track, best(seed, track, entrant)))
                    .toArray();
            var ranks = Significance.ranks(losses);
            for (int entrant = 0; entrant < sums.length; entrant++) {
                sums[entrant] += ranks[entrant] / seeds.size();
            }
        }
        return sums;
    }

    private List<Results.Rank> ranks() {
        var sums = new double[race.entrants().size()];
        int blocks = 0;
        for (int track = 0; track < race.tracks().size(); track++) {
            var paired = paired(track);
            var ranks = ranks(track, paired);
            blocks += paired.size();
            for (int entrant = 0; entrant < sums.length; entrant++) {
                sums[entrant] += ranks[entrant] * paired.size();
            }
        }
        int all = blocks;
        return blocks == 0
                ? List.of()
                : IntStream.range(0, sums.length)
                        .mapToObj(i -> new Results.Rank(race.entrants().get(i), sums[i] / all, all))
                        .sorted(Comparator.comparingDouble(Results.Rank::mean))
                        .toList();
    }

    private Standing standing(int track, int entrant, List<Run> complete, @Nullable Double meanRank) {
        var figures = complete.stream().map(run -> run.best(Integer.MAX_VALUE)).toList();
        @Nullable
        Spread best = figures.isEmpty()
                ? null
                : Spread.of(figures.stream().mapToDouble(x -> x).toArray());
        var optimum = race.tracks().get(track).optimum();
        int ended = (int) IntStream.range(0, race.seeds().size())
                .filter(seed -> runs.containsKey(new Race.Slot(seed, track, entrant)))
                .count();
        var toTarget = toTarget(track, complete);
        return new Standing(
                race.entrants().get(entrant),
                complete.size(),
                ended - complete.size(),
                best,
                meanRank,
                best == null || optimum == null ? null : Math.abs(optimum - best.median()),
                (int) toTarget.stream().filter(Double::isFinite).count(),
                median(toTarget),
                reported(complete),
                mean(complete, Run::thinkingSeconds),
                mean(complete, Run::wallSeconds),
                figures);
    }

    /** Evaluations until each run reached the target, infinite where it never did; none where there is no target. */
    private List<Double> toTarget(int track, List<Run> complete) {
        var target = race.tracks().get(track).target();
        return target == null
                ? List.of()
                : complete.stream()
                        .map(run -> race.evaluationsToTarget(run)
                                .map(Integer::doubleValue)
                                .orElse(Double.POSITIVE_INFINITY))
                        .toList();
    }

    private static @Nullable Double median(List<Double> values) {
        if (values.isEmpty()) {
            return null;
        }
        double median = Spread.of(values.stream().mapToDouble(x -> x).toArray()).median();
        return Double.isFinite(median) ? median : null;
    }

    private static double mean(List<Run> runs, ToDoubleFunction<Run> figure) {
        return runs.stream().mapToDouble(figure).average().orElse(0);
    }

    /** What every complete run tells of its best trial. */
    private static Map<String, Spread> reported(List<Run> complete) {
        var reported = new TreeMap<String, Spread>();
        if (!complete.isEmpty()) {
            for (var metric : complete.getFirst().reported().keySet()) {
                var figures = complete.stream()
                        .map(run -> run.reported().get(metric))
                        .filter(Objects::nonNull)
                        .mapToDouble(figure -> figure)
                        .toArray();
                reported.put(metric, Spread.of(figures));
            }
        }
        return reported;
    }

    private List<Duel> duels(int track, List<Integer> paired) {
        return Duels.of(
                race.entrants(),
                IntStream.range(0, race.entrants().size())
                        .mapToObj(entrant -> paired.stream()
                                .mapToDouble(seed -> loss(track, best(seed, track, entrant)))
                                .toArray())
                        .toList());
    }
}
