package dev.espalier.draw;

import java.util.List;
import java.util.Locale;

/** Rows of cells that say how busy somebody was in each of some spans of time: a hole is seen at once. */
public final class UseStrip {

    private static final int ROW = 24;
    private static final int AXIS = 18;
    private static final int SHADES = 4;

    private UseStrip() {}

    /**
     * A row.
     *
     * @param shares 0 to 1 each, the oldest first
     */
    public record Row(String name, List<Double> shares) {}

    /**
     * The rows above an axis.
     *
     * @param ticks words under the cells, evenly spaced, the last at the end
     * @param label what all of it says
     */
    public static String of(List<Row> rows, List<String> ticks, String label) {
        var svg = new Markup()
                .open(
                        "svg",
                        "class",
                        "use",
                        "height",
                        Integer.toString(rows.size() * ROW + AXIS),
                        "role",
                        "img",
                        "aria-label",
                        label);
        for (int i = 0; i < rows.size(); i++) {
            row(svg, rows.get(i), i * ROW);
        }
        svg.open(
                "svg",
                "x",
                "22%",
                "y",
                Integer.toString(rows.size() * ROW),
                "width",
                "70%",
                "height",
                "18",
                "overflow",
                "visible");
        for (int i = 0; i < ticks.size(); i++) {
            boolean last = i == ticks.size() - 1;
            svg.leafText(
                    "text",
                    ticks.get(i),
                    "x",
                    Markup.percent((double) i / Math.max(1, ticks.size() - 1)),
                    "y",
                    "12",
                    "text-anchor",
                    last ? "end" : i == 0 ? "start" : "middle");
        }
        return svg.close().end();
    }

    private static void row(Markup svg, Row row, int top) {
        int cells = row.shares().size();
        double mean = row.shares().stream().mapToDouble(one -> one).average().orElse(0);
        svg.leafText("text", row.name(), "class", "lane", "x", "0", "y", Integer.toString(top + 14));
        svg.leafText(
                "text",
                mean > 0 && mean < 0.01 ? "under 1 %" : String.format(Locale.ROOT, "%.0f %%", 100 * mean),
                "class",
                "tot",
                "x",
                "100%",
                "y",
                Integer.toString(top + 14),
                "text-anchor",
                "end");
        svg.open("svg", "x", "22%", "y", Integer.toString(top), "width", "70%", "height", "20");
        for (int cell = 0; cell < cells; cell++) {
            svg.leaf(
                    "rect",
                    "class",
                    "u" + shade(row.shares().get(cell)),
                    "x",
                    Markup.percent((double) cell / cells),
                    "width",
                    Markup.percent(0.9 / cells),
                    "height",
                    "18",
                    "rx",
                    "2");
        }
        svg.close();
    }

    private static int shade(double share) {
        return share <= 0 ? 0 : Math.max(1, (int) Math.ceil(share * SHADES));
    }
}
