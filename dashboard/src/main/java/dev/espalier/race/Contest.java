package dev.espalier.race;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a race on one problem, so far.
 *
 * @param paired seeds with which every method has a complete run: ranks and tests are of these only
 */
public record Contest(Race.Track track, int paired, List<Standing> standings, List<Duel> duels, List<Curve> curves) {

    public Contest {
        standings = List.copyOf(standings);
        duels = List.copyOf(duels);
        curves = List.copyOf(curves);
    }

    /**
     * How a method stands on the problem, over its complete runs.
     *
     * @param runs complete ones
     * @param incomplete runs that failed, were stopped, or found nothing within the limits
     * @param best null before the first complete run
     * @param meanRank over the paired seeds, null before the first
     * @param regret of the median to the optimum, null where that is not known
     * @param reached runs that reached the target
     * @param evaluationsToTarget median over all complete runs, null where less than half reached it
     * @param reported mean and deviation of what else was measured of the runs' best trials, on the test set
     * @param thinkingSeconds mean wall time of the method itself in a run
     * @param wallSeconds mean time from start to end of a run
     */
    public record Standing(
            String method,
            int runs,
            int incomplete,
            @Nullable Spread best,
            @Nullable Double meanRank,
            @Nullable Double regret,
            int reached,
            @Nullable Double evaluationsToTarget,
            Map<String, Spread> reported,
            double thinkingSeconds,
            double wallSeconds,
            List<Double> figures) {

        public Standing {
            reported = Map.copyOf(reported);
            figures = List.copyOf(figures);
        }
    }

    /**
     * Two methods, seed by seed.
     *
     * @param wins seeds with which the first ended better
     * @param p of Wilcoxon's signed-rank test, two-sided
     * @param holm the same, corrected for all pairs of the problem
     */
    public record Duel(String first, String second, int wins, int ties, int losses, double p, double holm) {

        Duel corrected(double holm) {
            return new Duel(first, second, wins, ties, losses, p, holm);
        }
    }

    /**
     * The best so far of a method, over its complete runs.
     *
     * @param evaluations ascending
     * @param median by evaluation, as are {@code low} and {@code high}, the ends of the 95 % interval of the median; null
     *     while a run has nothing within the limits
     */
    public record Curve(
            String method,
            List<Integer> evaluations,
            List<@Nullable Double> median,
            List<@Nullable Double> low,
            List<@Nullable Double> high) {}
}
