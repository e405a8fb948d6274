package dev.espalier.space.table;

import dev.espalier.space.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Reads one metric's cells and checks that they are in its unit.
 */
final class ValueCells {

    private final String metric;
    private final String column;
    private final int selected;
    private final @Nullable Unit unit;
    private double greatest = Double.NEGATIVE_INFINITY;

    /** @param selected the column's index in what is selected of the rows */
    ValueCells(String metric, String column, int selected) {
        this.metric = metric;
        this.column = column;
        this.selected = selected;
        this.unit = Unit.of(metric);
    }

    /** Compares the units that the two names state; a quantity that comes in several must state its own. */
    void checkNames(Problems problems) {
        var missing = Unit.missing(metric);
        if (missing != null) {
            int at = metric.indexOf('@');
            problems.add("The metric (%s) must end in its unit, as %s_%s%s does, which is in %s."
                    .formatted(
                            metric,
                            at < 0 ? metric : metric.substring(0, at),
                            missing.ending(),
                            at < 0 ? "" : metric.substring(at),
                            missing.words()));
        }
        var stated = Unit.of(column);
        if (unit != null && stated != null && unit.contradicts(stated)) {
            problems.add(
                    "The column (%s) is in %s by its name, but the metric %s is in %s.\nMaybe convert its values, or rename the column if its name is wrong."
                            .formatted(column, stated.words(), metric, unit.words()));
        }
    }

    /** The value of the current row; NaN after saying what is wrong with it. */
    double read(Rows rows, Problems problems) {
        var text = rows.cell(selected);
        if (text == null) {
            problems.add("The `%s` in %s %d is missing.\nMaybe leave such rows out: a table need not cover its space."
                    .formatted(column, rows.place(), rows.number()));
            return Double.NaN;
        }
        double value = number(text);
        if (!Double.isFinite(value)) {
            problems.add(
                    "The `%s` (%s) in %s %d must be a number.".formatted(column, text, rows.place(), rows.number()));
            return Double.NaN;
        }
        // What never varied has no deviation.
        var complaint = unit == null || (value == 0 && metric.contains("_std_")) ? null : unit.complaint(value);
        if (complaint != null) {
            problems.add("The `%s` (%s) in %s %d must be %s, as %s is in %s."
                    .formatted(
                            column,
                            text,
                            rows.place(),
                            rows.number(),
                            complaint,
                            metric,
                            unit == null ? "" : unit.words()));
            return Double.NaN;
        }
        greatest = Math.max(greatest, value);
        return value;
    }

    /** Java also reads hexadecimal numbers and suffixes, which no table means. */
    private static double number(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789.+-eE".indexOf(text.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    /** Says so when percentages are fractions; a standard deviation may well stay below one percent. */
    void checkValues(Problems problems) {
        if (unit == Unit.PERCENT && greatest <= 1 && greatest >= 0 && !metric.contains("std")) {
            problems.add(
                    "The column (%s) looks like a fraction: no value is above 1 (the greatest is %s), but %s is in percent.\nMaybe multiply its values by 100."
                            .formatted(column, greatest, metric));
        }
    }
}
