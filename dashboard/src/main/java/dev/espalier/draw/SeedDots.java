package dev.espalier.draw;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where every run of several methods ended: a row of dots each, with a line at its median. */
public final class SeedDots {

    private static final int ROW = 44;
    private static final int[] LIFT = {0, 7, -7, 4, -4};

    private SeedDots() {}

    /**
     * A method's runs.
     *
     * @param look a class that gives the colour: {@code s1}
     */
    public record Row(String label, String look, List<Double> figures, double median) {}

    /**
     * One row below the other.
     *
     * @param ceiling the best that can be reached, or null
     */
    public static String of(List<Row> rows, @Nullable Double ceiling, int digits, String label) {
        var all = new java.util.ArrayList<Double>();
        rows.forEach(row -> all.addAll(row.figures()));
        if (all.isEmpty()) {
            return "";
        }
        if (ceiling != null) {
            all.add(ceiling);
        }
        double low = all.stream().mapToDouble(x -> x).min().orElse(0);
        double high = all.stream().mapToDouble(x -> x).max().orElse(1);
        double span = high > low ? (high - low) * 1.12 : 1;
        double start = (low + high) / 2 - span / 2;
        int height = rows.size() * ROW;
        var svg = new Markup()
                .open(
                        "svg",
                        "class",
                        "dots",
                        "height",
                        height + 22,
                        "width",
                        "100%",
                        "role",
                        "img",
                        "aria-label",
                        label);
        for (double tick : Plot.ticks(start, start + span, 5)) {
            var x = Markup.percent((tick - start) / span);
            svg.leaf("line", "class", "g", "x1", x, "x2", x, "y1", 0, "y2", height)
                    .leafText("text", number(tick, span, digits), "x", x, "y", height + 16, "text-anchor", "middle");
        }
        if (ceiling != null) {
            var x = Markup.percent((ceiling - start) / span);
            svg.leaf("line", "class", "rule", "x1", x, "x2", x, "y1", 0, "y2", height);
        }
        for (int i = 0; i < rows.size(); i++) {
            row(svg, rows.get(i), i * ROW, start, span, digits);
        }
        return svg.end();
    }

    private static String number(double value, double span, int digits) {
        int shown = Math.clamp((int) Math.ceil(-Math.log10(span / 4)), 0, Math.max(1, digits));
        return String.format(Locale.ROOT, "%." + shown + "f", value).replace('-', '−');
    }

    private static void row(Markup svg, Row row, int y, double start, double span, int digits) {
        svg.leafText("text", row.label(), "class", "name", "x", 0, "y", y + 12);
        var median = Markup.percent((row.median() - start) / span);
        svg.leaf("line", "class", "med " + row.look(), "x1", median, "x2", median, "y1", y + 17, "y2", y + 41);
        for (int i = 0; i < row.figures().size(); i++) {
            double figure = row.figures().get(i);
            svg.open(
                            "circle",
                            "class",
                            "d " + row.look(),
                            "cx",
                            Markup.percent((figure - start) / span),
                            "cy",
                            y + 29 + LIFT[i % LIFT.length],
                            "r",
                            3)
                    .leafText("title", String.format(Locale.ROOT, "%." + digits + "f", figure))
                    .close();
        }
    }
}
