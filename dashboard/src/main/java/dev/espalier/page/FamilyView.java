package dev.espalier.page;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * The family tree of a trial.
 *
 * @param trial whose it is, or empty where there is none yet
 * @param asked the trial that the address names, or empty for the best
 * @param note what is left out, or empty
 * @param problem a sentence when what was asked for could not be shown, or empty
 * @param table whether it is shown as a table; {@code tableHref} is the address of the other
 * @param others trials whose trees may be looked at
 */
public record FamilyView(
        String trial,
        String asked,
        RawString drawing,
        List<Row> rows,
        String note,
        String problem,
        boolean table,
        String tableHref,
        List<Choice> others) {

    /** A trial of the tree. */
    public record Row(String id, String href, String round, String origin, String parents, String figure) {}

    /** A trial to choose. */
    public record Choice(String id, String href, boolean current) {}
}
