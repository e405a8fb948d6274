package dev.espalier.ledger;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.catalogue.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list of experiments.
 *
 * @param descending whether the largest comes first
 */
public record Sorting(Column by, boolean descending) {

    /** The newest first. */
    public static final Sorting NEWEST = new Sorting(Column.CREATED, true);

    private static final double LOWEST = -1e300;

    /** What a list can be sorted by; what has no figure counts as lowest. */
    public enum Column {
        CREATED("createdAt"),
        NAME("name"),
        BEST("coalesce(bestFigure, %s)".formatted(LOWEST)),
        TRIALS("trials"),
        FAILED("failed"),
        GPU("gpuSeconds");

        private final String expression;

        Column(String expression) {
            this.expression = expression;
        }

        private Object of(ExperimentRow row) {
            return switch (this) {
                case CREATED -> row.createdAt;
                case NAME -> row.name;
                case BEST -> row.bestFigure == null ? LOWEST : row.bestFigure;
                case TRIALS -> row.trials;
                case FAILED -> row.failed;
                case GPU -> row.gpuSeconds;
            };
        }

        /** As addresses write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private Object read(String text) {
            return switch (this) {
                case CREATED -> Cursor.instant(text);
                case NAME -> text;
                case BEST -> Cursor.number(text);
                case TRIALS, FAILED -> Cursor.integer(text);
                case GPU -> Cursor.id(text);
            };
        }
    }

    /**
     * Reads one: a column's word, with a minus before it for the largest first; empty for the newest first.
     *
     * @throws InvalidInput where there is no such column
     */
    public static Sorting of(String text) {
        if (text.isEmpty()) {
            return NEWEST;
        }
        boolean descending = text.startsWith("-");
        var word = descending ? text.substring(1) : text;
        var known = Arrays.stream(Column.values()).map(Column::word).toList();
        return Arrays.stream(Column.values())
                .filter(column -> column.word().equals(word))
                .map(column -> new Sorting(column, descending))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "Experiments cannot be sorted by (%.40s); they can be by %s, with a minus before it for the largest first.%s"
                                .formatted(word, String.join(", ", known), Nearest.hint(word, known))));
    }

    /** As addresses write it; empty for the newest first. */
    @Override
    public String toString() {
        return equals(NEWEST) ? "" : (descending ? "-" : "") + by.word();
    }

    String order() {
        return " order by %s%s, id".formatted(by.expression, descending ? " desc" : "");
    }

    /** What comes after the last row of a page. */
    Condition after(@Nullable String cursor) {
        if (cursor == null) {
            return Condition.all(List.of());
        }
        var parts = Cursor.parts(cursor, 2);
        var last = by.read(parts.getFirst());
        return parameters -> "(%1$s %2$s %3$s or (%1$s = %3$s and id > %4$s))"
                .formatted(
                        by.expression, descending ? "<" : ">", parameters.add(last), parameters.add(parts.getLast()));
    }

    String cursor(ExperimentRow row) {
        return Cursor.of(by.of(row), row.id);
    }
}
