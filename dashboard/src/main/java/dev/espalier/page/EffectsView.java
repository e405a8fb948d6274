package dev.espalier.page;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * What each decision does to a measure.
 *
 * @param again address to ask again at while it is under way, else empty
 * @param sentence how much of the measure is explained, of how many trials
 */
public record EffectsView(String again, String sentence, MetricWords metric, List<Row> rows) {

    /**
     * A decision, the most important first.
     *
     * @param share of the importance, or empty where nobody knows; {@code meter} is the same drawn
     */
    public record Row(String name, String share, RawString meter, List<Choice> choices) {}

    /**
     * An option of it.
     *
     * @param interval half of the mean's 95 % interval with its sign, or empty
     * @param best whether no other option's mean is better
     */
    public record Choice(String option, String count, String mean, String interval, RawString drawing, boolean best) {}
}
