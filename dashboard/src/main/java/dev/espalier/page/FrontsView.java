package dev.espalier.page;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * Fronts, one over the other.
 *
 * @param title the two measures
 * @param wide as drawn, {@code narrow} the same for a narrow screen; empty where there is nothing to draw
 * @param missing why a front is not among them, one sentence each
 * @param up head of the column of the first measure, {@code across} of the second
 */
public record FrontsView(
        String title,
        RawString wide,
        RawString narrow,
        List<String> missing,
        String up,
        String across,
        List<Line> lines) {

    /**
     * A trial on one of them.
     *
     * @param within whether it keeps to its experiment's limits
     */
    public record Line(String mark, String look, String trial, String href, String up, String across, boolean within) {}

    /** Whether there is anything to draw. */
    public boolean drawn() {
        return !lines.isEmpty();
    }
}
