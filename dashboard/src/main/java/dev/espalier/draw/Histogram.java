package dev.espalier.draw;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How often values lie where: bars of equal width, with the share of all that each holds. */
public final class Histogram {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 120;
    private static final int BOTTOM = 18;
    private static final int BARS = 40;

    private Histogram() {}

    /**
     * Of finite values, ascending.
     *
     * @param digits after the point, of the figures under it
     */
    public static String of(double[] ascending, int digits, String label) {
        if (ascending.length == 0) {
            return "";
        }
        double low = ascending[0];
        double high = ascending[ascending.length - 1];
        int[] bars = counted(ascending, low, high);
        var svg = new Markup()
                .open(
                        "svg",
                        "class",
                        "histogram",
                        "viewBox",
                        "0 0 %d %d".formatted(WIDTH, HEIGHT),
                        "role",
                        "img",
                        "aria-label",
                        label);
        int most = Arrays.stream(bars).max().orElse(1);
        for (int i = 0; i < bars.length; i++) {
            bar(svg, i, bars[i], (double) bars[i] / most, low + (high - low) * i / BARS, (high - low) / BARS, digits);
        }
        svg.leaf("line", "class", "g", "x1", 0, "x2", WIDTH, "y1", HEIGHT - BOTTOM, "y2", HEIGHT - BOTTOM);
        for (double at : high > low ? List.of(low, (low + high) / 2, high) : List.of(low)) {
            double share = high > low ? (at - low) / (high - low) : 0;
            svg.leafText(
                    "text",
                    number(at, digits),
                    "x",
                    share * WIDTH,
                    "y",
                    HEIGHT - 4,
                    "text-anchor",
                    share == 0 ? "start" : share == 1 ? "end" : "middle");
        }
        return svg.end();
    }

    private static void bar(Markup svg, int at, int count, double share, double from, double step, int digits) {
        if (count == 0) {
            return;
        }
        double tall = Math.max(1, share * (HEIGHT - BOTTOM - 4));
        double wide = (double) WIDTH / BARS;
        svg.open(
                        "rect",
                        "class",
                        "bar",
                        "x",
                        at * wide + 0.5,
                        "y",
                        HEIGHT - BOTTOM - tall,
                        "width",
                        wide - 1,
                        "height",
                        tall)
                .leafText(
                        "title",
                        String.format(
                                Locale.ROOT, "%s to %s: %,d", number(from, digits), number(from + step, digits), count))
                .close();
    }

    private static int[] counted(double[] values, double low, double high) {
        var bars = new int[BARS];
        for (double value : values) {
            int at = high > low ? (int) (BARS * ((value - low) / (high - low))) : 0;
            bars[Math.min(at, BARS - 1)]++;
        }
        return bars;
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value + 0.0).replace('-', '−');
    }
}
