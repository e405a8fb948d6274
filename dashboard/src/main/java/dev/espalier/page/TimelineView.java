package dev.espalier.page;

import io.quarkus.qute.RawString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who worked on what when.
 *
 * @param title of the window: "Mon 23 Nov, 14:00 to 18:12 UTC"
 * @param keys of the bars that are drawn
 * @param rows the same as a table, when it is asked for, the newest first
 * @param busy how much of the lanes' time was work, in a sentence, or empty
 * @param earlier address of the window before, or null
 * @param newest whether this is the newest window
 * @param folded whether long holes are folded; {@code folding} is the address of the other
 */
public record TimelineView(
        String title,
        RawString drawing,
        List<Key> keys,
        List<Row> rows,
        String busy,
        @Nullable String earlier,
        boolean newest,
        boolean table,
        String tableHref,
        boolean folded,
        String folding) {

    /** What bars of a style mean. */
    public record Key(String style, String word) {}

    /** A stretch of work as a row. */
    public record Row(
            String name,
            String href,
            String round,
            String lane,
            String what,
            String begun,
            String ended,
            String took) {}
}
