package dev.espalier.page;

import io.quarkus.qute.RawString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An experiment's family as a tree, and two of it compared.
 *
 * @param count how many experiments there are
 * @param more whether there are others that are not drawn
 * @param pair null where there is nobody to compare with
 * @param all address of a comparison of as many as can be compared
 */
public record ForksView(
        String id,
        String name,
        String count,
        boolean more,
        RawString tree,
        @Nullable Pair pair,
        String all) {

    /**
     * Two experiments.
     *
     * @param swap query of the same with A and B changed over
     * @param parting where they part, in words
     * @param diff their files, key by key
     * @param differs whether there is any key in which they do not agree
     * @param reference what the hypervolumes are measured up to
     */
    public record Pair(
            Side a,
            Side b,
            String swap,
            String parting,
            List<DiffLine> diff,
            boolean differs,
            List<Outcome> outcomes,
            String reference,
            FrontsView fronts) {}

    /** One of the two. */
    public record Side(String id, String name, String href) {}

    /** A key of both files. */
    public record DiffLine(Cell a, Cell b) {}

    /**
     * A key of one file.
     *
     * @param look class: {@code a} or {@code b} where they differ, {@code same}, with {@code ctx} over such a key
     */
    public record Cell(String lead, String value, String look) {}

    /**
     * A figure of both.
     *
     * @param change class of the difference: {@code up}, {@code down} or empty
     */
    public record Outcome(String name, String unit, String a, String b, String difference, String change) {}
}
