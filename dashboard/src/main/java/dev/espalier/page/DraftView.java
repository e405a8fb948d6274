package dev.espalier.page;

import java.util.List;

/**
 * The form of a new race: what can be chosen, what is chosen, and the file that this makes.
 *
 * @param byHand whether the file is not what the choices make, so that they leave it alone
 * @param goals maximize, minimize
 * @param metrics of all tables, without those that are reported only
 */
public record DraftView(
        String name,
        List<Choice> methods,
        List<Choice> tables,
        List<Choice> goals,
        List<Choice> metrics,
        String limits,
        String seeds,
        String trials,
        String batch,
        String file,
        boolean byHand,
        List<String> problems) {

    /** Something to choose, and what it is. */
    public record Choice(String value, String note, boolean chosen) {}
}
