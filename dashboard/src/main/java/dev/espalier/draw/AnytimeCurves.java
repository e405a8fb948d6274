package dev.espalier.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The best so far of several methods as their budget is spent: medians as stairs, their intervals as bands. */
public final class AnytimeCurves {

    private static final double LEFT = 46;
    private static final double RIGHT = 12;
    private static final double TOP = 12;
    private static final double BOTTOM = 34;

    /** The first evaluations are far below all others, and would press the rest together: they run out of the frame. */
    private static final int PASSED_OVER = 20;

    private final Frame frame;
    private final List<Series> series;
    private final Markup svg = new Markup();
    private final double low;
    private final double high;
    private final int budget;

    private AnytimeCurves(List<Series> series, Frame frame) {
        this.series = series;
        this.frame = frame;
        this.budget = series.stream()
                .mapToInt(one -> one.evaluations().getLast())
                .max()
                .orElse(1);
        var shown = shown();
        double least = shown.stream().mapToDouble(value -> value).min().orElse(0);
        double most = shown.stream().mapToDouble(value -> value).max().orElse(1);
        double pad = most > least ? (most - least) * 0.06 : 1;
        this.low = least - pad;
        this.high = most + pad;
    }

    /**
     * A method's curve; lists are by evaluation, null where nothing is known yet.
     *
     * @param look a class that gives the colour: {@code s1}
     */
    public record Series(
            String label,
            String look,
            List<Integer> evaluations,
            List<@Nullable Double> median,
            List<@Nullable Double> low,
            List<@Nullable Double> high) {}

    /**
     * What is drawn around the curves.
     *
     * @param ceiling the best that can be reached, or null
     * @param higher whether more is better
     */
    public record Frame(int width, int height, @Nullable Double ceiling, boolean higher, int digits, String label) {}

    /** All curves in one frame; nothing where there is none. */
    public static String of(List<Series> series, Frame frame) {
        return series.isEmpty() ? "" : new AnytimeCurves(series, frame).draw();
    }

    private List<Double> shown() {
        var values = new ArrayList<Double>();
        for (var one : series) {
            IntStream.range(0, one.evaluations().size())
                    .filter(i -> one.evaluations().get(i) * PASSED_OVER >= budget)
                    .forEach(i -> Stream.of(
                                    one.median().get(i),
                                    frame.higher()
                                            ? one.high().get(i)
                                            : one.low().get(i))
                            .filter(Objects::nonNull)
                            .forEach(values::add));
        }
        if (frame.ceiling() != null) {
            values.add(frame.ceiling());
        }
        return values;
    }

    private String draw() {
        svg.open(
                "svg",
                "class",
                "anytime",
                "viewBox",
                "0 0 %d %d".formatted(frame.width(), frame.height()),
                "role",
                "img",
                "aria-label",
                frame.label());
        ticks(low, high, 5).forEach(this::level);
        ticks(0, budget, frame.width() < 500 ? 4 : 8).forEach(this::mark);
        svg.leafText(
                "text",
                "evaluations",
                "class",
                "ax",
                "x",
                frame.width() - RIGHT,
                "y",
                frame.height() - 4,
                "text-anchor",
                "end");
        var ceiling = frame.ceiling();
        if (ceiling != null) {
            svg.leaf(
                            "line",
                            "class",
                            "rule",
                            "x1",
                            LEFT,
                            "x2",
                            frame.width() - RIGHT,
                            "y1",
                            y(ceiling),
                            "y2",
                            y(ceiling))
                    .leafText(
                            "text",
                            "optimum",
                            "class",
                            "rule",
                            "x",
                            frame.width() - RIGHT,
                            "y",
                            y(ceiling) - 4,
                            "text-anchor",
                            "end");
        }
        // A frame of its own cuts off what lies outside.
        svg.open("svg", "x", LEFT, "y", TOP, "width", width(), "height", height(), "overflow", "hidden");
        series.forEach(this::band);
        series.forEach(this::line);
        return svg.end();
    }

    private double width() {
        return frame.width() - LEFT - RIGHT;
    }

    private double height() {
        return frame.height() - TOP - BOTTOM;
    }

    private double y(double value) {
        return TOP + inner(value);
    }

    private double inner(double value) {
        return height() * (high - value) / (high - low);
    }

    private double x(double evaluation) {
        return width() * evaluation / budget;
    }

    private void level(double value) {
        svg.leaf("line", "class", "g", "x1", LEFT, "x2", frame.width() - RIGHT, "y1", y(value), "y2", y(value))
                .leafText("text", number(value), "x", LEFT - 6, "y", y(value) + 4, "text-anchor", "end");
    }

    private void mark(double evaluation) {
        svg.leafText(
                "text",
                String.format(Locale.ROOT, "%,.0f", evaluation),
                "x",
                LEFT + x(evaluation),
                "y",
                frame.height() - BOTTOM + 16,
                "text-anchor",
                "middle");
    }

    private String number(double value) {
        double step = (high - low) / 5;
        int digits = Math.clamp((int) Math.ceil(-Math.log10(step)), 0, Math.max(frame.digits(), 1));
        return String.format(Locale.ROOT, "%." + digits + "f", value).replace('-', '−');
    }

    /** Round numbers within a range, about so many. */
    static List<Double> ticks(double low, double high, int about) {
        double rough = (high - low) / about;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = DoubleSteps.next(rough / power) * power;
        return IntStream.rangeClosed((int) Math.ceil(low / step), (int) Math.floor(high / step + 1e-9))
                .mapToObj(i -> i * step)
                .toList();
    }

    /** The next of 1, 2, 5, 10. */
    private static final class DoubleSteps {
        private static final double[] STEPS = {1, 2, 5, 10};

        static double next(double least) {
            for (double step : STEPS) {
                if (step >= least - 1e-9) {
                    return step;
                }
            }
            return STEPS[STEPS.length - 1];
        }
    }

    private void band(Series one) {
        var upper = stairs(one, one.high());
        if (!upper.isEmpty()) {
            var lower = stairs(one, one.low());
            var path = path(upper) + "L" + path(lower.reversed()).substring(1) + "z";
            svg.leaf("path", "class", "b " + one.look(), "d", path);
        }
    }

    private void line(Series one) {
        var points = stairs(one, one.median());
        if (!points.isEmpty()) {
            svg.open("g")
                    .leafText("title", one.label())
                    .leaf("path", "class", "l " + one.look(), "d", path(points))
                    .close();
        }
    }

    /** Corners of a staircase: a value holds until the next evaluation. */
    private List<Point> stairs(Series one, List<@Nullable Double> values) {
        var corners = new ArrayList<Point>();
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (value != null) {
                double x = x(one.evaluations().get(i));
                double y = inner(value);
                if (corners.isEmpty()) {
                    corners.add(new Point(x, y));
                } else if (corners.getLast().y() != y || i == values.size() - 1) {
                    corners.add(new Point(x, corners.getLast().y()));
                    corners.add(new Point(x, y));
                }
            }
        }
        return corners;
    }

    private static String path(List<Point> points) {
        var path = new StringBuilder();
        for (var point : points) {
            path.append(path.isEmpty() ? 'M' : 'L').append(point);
        }
        return path.toString();
    }
}
