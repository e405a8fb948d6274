package dev.espalier.draw;

import java.util.List;

/** A line the size of a word: values so far, as steps. */
public final class Sparkline {

    private static final double WIDTH = 104;
    private static final double HEIGHT = 24;
    private static final double EDGE = 3;

    private Sparkline() {}

    /** The steps through values in order, or nothing where there are none. */
    public static String of(List<Double> values) {
        if (values.isEmpty()) {
            return "";
        }
        double low = values.stream().mapToDouble(value -> value).min().orElse(0);
        double high = values.stream().mapToDouble(value -> value).max().orElse(1);
        double scale = high > low ? (HEIGHT - 2 * EDGE) / (high - low) : 0;
        var path = new StringBuilder();
        var last = new Point(EDGE, HEIGHT / 2);
        for (int i = 0; i < values.size(); i++) {
            double x = EDGE + (WIDTH - 2 * EDGE) * (values.size() == 1 ? 1 : (double) i / (values.size() - 1));
            double y = scale == 0 ? HEIGHT / 2 : HEIGHT - EDGE - (values.get(i) - low) * scale;
            var next = new Point(x, y);
            path.append(i == 0 ? "M" + next : "H" + Markup.number(next.x()));
            path.append(i == 0 || next.y() == last.y() ? "" : "V" + Markup.number(next.y()));
            last = next;
        }
        return new Markup()
                .open("svg", "class", "spark", "viewBox", "0 0 104 24", "aria-hidden", "true")
                .leaf("path", "d", path)
                .leaf("circle", "cx", last.x(), "cy", last.y(), "r", "2.2")
                .end();
    }
}
