package dev.espalier.draw;

/** A mean as a dot on the line of its interval. */
public final class Interval {

    private static final double MARGIN = 0.04;

    private Interval() {}

    /** All in one unit; {@code from} and {@code to} are the ends of the scale. */
    public static String of(double low, double mean, double high, double from, double to) {
        return new Markup()
                .open("svg", "class", "interval", "aria-hidden", "true")
                .leaf("line", "x1", place(low, from, to), "x2", place(high, from, to), "y1", "50%", "y2", "50%")
                .leaf("circle", "cx", place(mean, from, to), "cy", "50%", "r", 3)
                .end();
    }

    private static String place(double value, double from, double to) {
        double share = to > from ? (value - from) / (to - from) : 0.5;
        return Markup.percent(MARGIN + (1 - 2 * MARGIN) * Math.clamp(share, 0, 1));
    }
}
