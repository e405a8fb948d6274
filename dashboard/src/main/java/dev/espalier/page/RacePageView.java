package dev.espalier.page;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * The page of a race.
 *
 * @param chips what it compares, in a few words each
 * @param several whether it has more problems than one, so that ranks are summed up
 * @param machine what it was begun on
 * @param file that describes it
 */
public record RacePageView(
        String id,
        String name,
        Badge badge,
        List<String> chips,
        Verdict verdict,
        RawString meter,
        List<Figure> figures,
        boolean several,
        List<RankLine> ranks,
        List<ContestView> contests,
        String machine,
        String file,
        boolean canPause,
        boolean canResume,
        boolean canStop,
        boolean canStart,
        boolean active) {

    /** A method's rank over all problems. */
    public record RankLine(String method, String look, String rank) {}

    /**
     * One problem.
     *
     * @param wide its curves, {@code narrow} the same for a narrow screen; empty before the first complete run
     * @param tests what was reported of the test set, as heads of columns
     * @param notes what a reader has to know of the figures
     */
    public record ContestView(
            String name,
            String title,
            String unit,
            String metric,
            RawString wide,
            RawString narrow,
            RawString dots,
            List<Legend> legend,
            List<String> tests,
            List<StandingLine> standings,
            List<DuelLine> duels,
            String target,
            String optimum,
            List<String> notes) {}

    /** A method's colour. */
    public record Legend(String method, String look) {}

    /** A method's row. */
    public record StandingLine(
            String method,
            String look,
            String href,
            String rank,
            String median,
            String interval,
            String mean,
            String regret,
            String reached,
            String evaluations,
            List<String> tests,
            String thinking,
            String wall,
            String runs) {}

    /**
     * Two methods compared.
     *
     * @param sure whether the corrected p-value is below 0.05
     */
    public record DuelLine(String first, String second, String record, String p, String holm, boolean sure) {}
}
