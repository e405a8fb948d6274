package dev.espalier.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The best so far of several searches as their budget is spent: medians as stairs, their intervals as bands. */
public final class AnytimeCurves {

    /** The first evaluations are far below all others, and would press the rest together: they run out of the frame. */
    private static final int PASSED_OVER = 20;

    private final Frame frame;
    private final List<Series> series;
    private final Markup svg = new Markup();
    private final Plot plot;
    private final double budget;

    private AnytimeCurves(List<Series> series, Frame frame) {
        this.series = series;
        this.frame = frame;
        double longest = series.stream()
                .mapToDouble(one -> one.spent().getLast().doubleValue())
                .max()
                .orElse(1);
        this.budget = longest > 0 ? longest : 1;
        this.plot = new Plot(
                frame.width(), frame.height(), 12, new Plot.Range(0, budget), Plot.Range.around(shown(), 0.06));
    }

    /**
     * The curve of a search, or of a method over its runs; lists go together, and null stands where nothing is known
     * yet.
     *
     * @param look a class that gives the colour: {@code s1}
     * @param spent of the budget, ascending, at least one
     */
    public record Series(
            String label,
            String look,
            List<? extends Number> spent,
            List<@Nullable Double> median,
            List<@Nullable Double> low,
            List<@Nullable Double> high) {

        /** The curve of one search, which has no interval. */
        public static Series single(
                String label, String look, List<? extends Number> spent, List<@Nullable Double> best) {
            List<@Nullable Double> none = new ArrayList<>();
            spent.forEach(_ -> none.add(null));
            return new Series(label, look, spent, best, none, none);
        }
    }

    /**
     * What is drawn around the curves.
     *
     * @param ceiling the best that can be reached, or null
     * @param higher whether more is better
     * @param spent what the budget is counted in: {@code evaluations}
     */
    public record Frame(
            int width, int height, @Nullable Double ceiling, boolean higher, int digits, String spent, String label) {}

    /** All curves in one frame; nothing where there is none. */
    public static String of(List<Series> series, Frame frame) {
        return series.isEmpty() ? "" : new AnytimeCurves(series, frame).draw();
    }

    private List<Double> shown() {
        var values = new ArrayList<Double>();
        for (var one : series) {
            IntStream.range(0, one.spent().size())
                    .filter(i -> one.spent().get(i).doubleValue() * PASSED_OVER >= budget)
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
        plot.open(svg, "anytime", "img", frame.label());
        plot.axes(svg, frame.spent(), frame.digits());
        var ceiling = frame.ceiling();
        if (ceiling != null) {
            plot.level(svg, ceiling, "optimum");
        }
        plot.frame(svg);
        series.forEach(this::band);
        series.forEach(this::line);
        return svg.end();
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

    /** Corners of a staircase: a value holds until the next. */
    private List<Point> stairs(Series one, List<@Nullable Double> values) {
        var corners = new ArrayList<Point>();
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (value != null) {
                double x = plot.inner(one.spent().get(i).doubleValue());
                double y = plot.down(value);
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
