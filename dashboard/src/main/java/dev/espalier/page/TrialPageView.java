package dev.espalier.page;

import io.quarkus.qute.RawString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one trial.
 *
 * @param round from 1
 * @param parent the trial it was made from, or empty
 * @param cells drawings, with what differs from the parent where there is one
 * @param ops what the drawings' colours mean
 * @param macro drawing of the whole network, or empty; as is {@code layers}
 * @param running whether it is being evaluated
 * @param trains whether it has a learning curve, or may get one
 * @param log the last lines that its program wrote, or empty
 * @param model the export of its network, or null where it has none that was trained
 * @param lineage oldest first, this trial last
 * @param previous address of the trial before it, or empty; as is {@code next}
 * @param standing of one that is being evaluated: since when, where, at which attempt
 */
public record TrialPageView(
        String experiment,
        String experimentName,
        String id,
        Badge badge,
        String round,
        String origin,
        boolean best,
        boolean onFront,
        boolean repeated,
        boolean audited,
        boolean filtered,
        String notation,
        String architecture,
        String error,
        List<Figure> figures,
        String parent,
        List<RawString> cells,
        List<RawString> plain,
        List<Op> ops,
        RawString macro,
        List<Measure> measures,
        List<Source> sources,
        RawString layers,
        String layersTotal,
        boolean running,
        boolean trains,
        String log,
        @Nullable ModelView model,
        List<Ancestor> lineage,
        String previous,
        String next,
        String recordedAt,
        String standing) {

    /** A colour of the drawings and its word. */
    public record Op(String style, String word) {}

    /**
     * A figure with where it comes from.
     *
     * @param interval that should hold 95 of 100 such figures, or empty
     * @param change from the parent, or empty
     * @param direction {@code up} when the change is for the better, {@code down} for the worse, else {@code faint}
     * @param source a word, {@code sourceStyle} a class: measured, predicted or none
     * @param origin the table or the device, {@code provenance} in full
     * @param asked whether the search asked for it
     */
    public record Measure(
            String label,
            String value,
            String unit,
            String interval,
            String change,
            String direction,
            String source,
            String sourceStyle,
            String origin,
            String provenance,
            boolean asked) {}

    /** A table, a device or a count that figures come from, and whose figures those are. */
    public record Source(String origin, String provenance) {}

    /** A trial that this one came from. */
    public record Ancestor(String id, String href, RawString cell, String round, String figures, boolean current) {}
}
