package dev.espalier.draw;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A frame of two axes: the figures along them, and where within it a value lies. */
final class Plot {

    private static final double LEFT = 46;
    private static final double RIGHT = 12;
    private static final double BOTTOM = 34;

    private final int width;
    private final int height;
    private final double top;
    private final Range across;
    private final Range up;

    /** From the left to the right, or from the bottom to the top. */
    record Range(double low, double high) {

        Range {
            if (high <= low) {
                double pad = Math.max(1e-9, Math.abs(low) * 0.01);
                low -= pad;
                high += pad;
            }
        }

        /** Around all values, with a part of their span more on both sides. */
        static Range around(Collection<Double> values, double margin) {
            double low = values.stream().mapToDouble(value -> value).min().orElse(0);
            double high = values.stream().mapToDouble(value -> value).max().orElse(1);
            double pad = high > low ? (high - low) * margin : 1;
            return new Range(low - pad, high + pad);
        }

        private double span() {
            return high - low;
        }
    }

    /** @param top room above the frame */
    Plot(int width, int height, double top, Range across, Range up) {
        this.width = width;
        this.height = height;
        this.top = top;
        this.across = across;
        this.up = up;
    }

    /**
     * The element around all, open.
     *
     * @param role {@code img}, or {@code group} where links are in it
     */
    void open(Markup svg, String style, String role, String label) {
        svg.open(
                "svg",
                "class",
                style,
                "viewBox",
                "0 0 %d %d".formatted(width, height),
                "role",
                role,
                "aria-label",
                label);
    }

    /** Hairlines with their figures, and the name of what runs to the right. */
    void axes(Markup svg, String name, int upDigits) {
        ticks(up.low, up.high, 5)
                .forEach(value -> svg.leaf(
                                "line", "class", "g", "x1", LEFT, "x2", width - RIGHT, "y1", y(value), "y2", y(value))
                        .leafText(
                                "text",
                                number(value, up.span() / 5, Math.max(upDigits, 1)),
                                "x",
                                LEFT - 6,
                                "y",
                                y(value) + 4,
                                "text-anchor",
                                "end"));
        int marks = width < 500 ? 4 : 8;
        ticks(across.low, across.high, marks)
                .forEach(value -> svg.leafText(
                        "text",
                        number(value, across.span() / marks, 6),
                        "x",
                        LEFT + inner(value),
                        "y",
                        height - BOTTOM + 16,
                        "text-anchor",
                        "middle"));
        svg.leafText("text", name, "class", "ax", "x", width - RIGHT, "y", height - 4, "text-anchor", "end");
    }

    /** A line across the frame that means a rule. */
    void level(Markup svg, double value, String word) {
        svg.leaf("line", "class", "rule", "x1", LEFT, "x2", width - RIGHT, "y1", y(value), "y2", y(value))
                .leafText("text", word, "class", "rule", "x", width - RIGHT, "y", y(value) - 4, "text-anchor", "end");
    }

    /** A line from the bottom to the top that means a rule, with its word above the frame. */
    void upright(Markup svg, double value, String word, String look) {
        double x = LEFT + inner(value);
        svg.leaf("line", "class", "rule " + look, "x1", x, "x2", x, "y1", top, "y2", height - BOTTOM)
                .leafText(
                        "text",
                        word,
                        "class",
                        "rule " + look,
                        "x",
                        x,
                        "y",
                        top - 6,
                        "text-anchor",
                        x > 0.8 * width ? "end" : "middle");
    }

    /** A frame of its own, open, that cuts off what lies outside; in it count {@link #inner} and {@link #down}. */
    void frame(Markup svg) {
        svg.open("svg", "x", LEFT, "y", top, "width", wide(), "height", high(), "overflow", "hidden");
    }

    double wide() {
        return width - LEFT - RIGHT;
    }

    double high() {
        return height - top - BOTTOM;
    }

    private double y(double value) {
        return top + down(value);
    }

    /** From the left edge of the frame. */
    double inner(double value) {
        return wide() * (value - across.low) / across.span();
    }

    /** From the upper edge of the frame. */
    double down(double value) {
        return high() * (up.high - value) / up.span();
    }

    /** With as many digits as the distance of two marks needs. */
    private static String number(double value, double step, int most) {
        int digits = Math.clamp((int) Math.ceil(-Math.log10(step) - 1e-9), 0, most);
        return String.format(Locale.ROOT, "%,." + digits + "f", value + 0.0).replace('-', '−');
    }

    /** Round numbers within a range, about so many. */
    static List<Double> ticks(double low, double high, int about) {
        double rough = (high - low) / about;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double share = rough / power;
        double step = power
                * IntStream.of(1, 2, 5, 10)
                        .filter(round -> round >= share - 1e-9)
                        .findFirst()
                        .orElse(10);
        return IntStream.rangeClosed((int) Math.ceil(low / step), (int) Math.floor(high / step + 1e-9))
                .mapToObj(i -> i * step)
                .toList();
    }
}
