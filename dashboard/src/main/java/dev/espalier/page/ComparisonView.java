package dev.espalier.page;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * Experiments side by side.
 *
 * @param ids of all, with commas between
 * @param lead who is ahead, in a sentence
 * @param notes what a reader has to know of the figures
 * @param metric what is compared, with its unit
 * @param equal column of the best after as many trials as all have: "Best after 48 trials"; empty where none has any
 * @param legend what is drawn as one, each with its colour
 * @param by by what experiments are taken together, as in addresses; empty for each alone
 * @param togethers by what they can be taken together
 * @param overs what the best so far can be drawn over
 * @param settings keys of their files; {@code differ} whether they differ in any
 */
public record ComparisonView(
        String ids,
        List<Line> lines,
        String lead,
        List<String> notes,
        String metric,
        String unit,
        String equal,
        List<Key> legend,
        String by,
        List<Over> togethers,
        List<Over> overs,
        List<Curve> curves,
        FrontsView fronts,
        String reference,
        List<Setting> settings,
        boolean differ) {

    /** Whether there is anything to compare. */
    public boolean nothing() {
        return lines.isEmpty();
    }

    /**
     * An experiment's row; figures are empty where they cannot be told.
     *
     * @param href of its page; empty in a file of its own
     * @param without query of the comparison without it
     * @param common its trials on the front of all, of how many on its own
     */
    public record Line(
            String mark,
            String look,
            String name,
            String href,
            String without,
            Badge badge,
            String method,
            String limit,
            Ranked best,
            Ranked equal,
            Ranked area,
            String common,
            String rank,
            String trials,
            String gpu) {}

    /** A figure and which place it takes among all, 1 for the best. */
    public record Ranked(String text, String rank) {}

    /** What a colour stands for. */
    public record Key(String mark, String look, String name) {}

    /** A choice of the horizontal axis, or of what is taken together. */
    public record Over(String word, String href, boolean current) {}

    /** Best so far over something. */
    public record Curve(String title, RawString wide, RawString narrow) {}

    /**
     * A key of all files.
     *
     * @param values an empty one where a file has none
     */
    public record Setting(String path, List<String> values, boolean same) {}
}
