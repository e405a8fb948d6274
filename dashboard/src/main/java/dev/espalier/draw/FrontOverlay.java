package dev.espalier.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/** Several fronts, one over the other, in two measures: stairs, and of two of them the area that only one reaches. */
public final class FrontOverlay {

    /** The worst points of long fronts are far from all others, and would press the rest together. */
    private static final int LONG = 10;

    private final List<Series> series;
    private final Frame frame;
    private final Markup svg = new Markup();
    private final Plot plot;

    private FrontOverlay(List<Series> series, Frame frame) {
        this.series = series;
        this.frame = frame;
        this.plot = new Plot(frame.width(), frame.height(), 24, across(), up());
    }

    /**
     * A front, none of whose points is better in both measures.
     *
     * @param look a class that gives the colour: {@code s1}
     */
    public record Series(String label, String look, List<Mark> marks) {}

    /** A trial: x and y in their units, and its page's address or nothing. */
    public record Mark(double x, double y, String title, String href) {}

    /** A limit of what runs to the right. */
    public record Rule(double at, String word, String look) {}

    /**
     * What is drawn around the fronts.
     *
     * @param rightIsBetter whether more of what runs to the right is better, and {@code upIsBetter} of the other
     * @param digits of what runs upwards
     * @param filled whether the area is filled that only one of the first two reaches
     */
    public record Frame(
            int width,
            int height,
            boolean rightIsBetter,
            boolean upIsBetter,
            int digits,
            String across,
            List<Rule> rules,
            boolean filled,
            String label) {}

    /** All fronts in one frame; nothing where they have no point. */
    public static String of(List<Series> series, Frame frame) {
        return series.stream().allMatch(one -> one.marks().isEmpty()) ? "" : new FrontOverlay(series, frame).draw();
    }

    private List<Mark> all() {
        return series.stream().flatMap(one -> one.marks().stream()).toList();
    }

    private Plot.Range across() {
        return Plot.Range.around(
                DoubleStream.concat(
                                all().stream().mapToDouble(Mark::x),
                                frame.rules().stream().mapToDouble(Rule::at))
                        .boxed()
                        .toList(),
                0.05);
    }

    private Plot.Range up() {
        var order = Comparator.<Double>naturalOrder();
        var sorted = all().stream()
                .map(Mark::y)
                .sorted(frame.upIsBetter() ? order : order.reversed())
                .toList();
        return Plot.Range.around(sorted.subList(sorted.size() >= LONG ? sorted.size() / LONG : 0, sorted.size()), 0.06);
    }

    private String draw() {
        boolean linked = all().stream().anyMatch(mark -> !mark.href().isEmpty());
        plot.open(svg, "anytime overlay", linked ? "group" : "img", frame.label());
        plot.axes(svg, frame.across(), frame.digits());
        frame.rules().forEach(rule -> plot.upright(svg, rule.at(), rule.word(), rule.look()));
        plot.frame(svg);
        if (frame.filled() && series.size() == 2) {
            only(series.getFirst(), series.getLast());
            only(series.getLast(), series.getFirst());
        }
        series.forEach(this::stairs);
        series.forEach(this::marks);
        return svg.end();
    }

    /** Marks of a front, the best to the side first. */
    private List<Mark> ordered(Series one) {
        var byX = Comparator.comparingDouble(Mark::x);
        return one.marks().stream()
                .sorted(frame.rightIsBetter() ? byX.reversed() : byX)
                .toList();
    }

    private double edge() {
        return frame.rightIsBetter() ? 0 : plot.wide();
    }

    private void stairs(Series one) {
        var path = new StringBuilder();
        for (var mark : ordered(one)) {
            var at = new Point(plot.inner(mark.x()), plot.down(mark.y()));
            path.append(path.isEmpty() ? "M" + at : "H%sV%s".formatted(Markup.number(at.x()), Markup.number(at.y())));
        }
        if (!path.isEmpty()) {
            svg.leaf("path", "class", "l " + one.look(), "d", path + "H" + Markup.number(edge()));
        }
    }

    private void marks(Series one) {
        for (var mark : one.marks()) {
            if (mark.href().isEmpty()) {
                svg.open("g");
            } else {
                svg.open("a", "href", mark.href(), "aria-label", mark.title());
            }
            svg.leafText("title", mark.title())
                    .leaf(
                            "circle",
                            "class",
                            "p " + one.look(),
                            "cx",
                            plot.inner(mark.x()),
                            "cy",
                            plot.down(mark.y()),
                            "r",
                            4)
                    .close();
        }
    }

    /** Columns between two neighbouring costs, where a front is better than the other. */
    private void only(Series own, Series other) {
        var cuts = new ArrayList<>(all().stream()
                .map(mark -> plot.inner(mark.x()))
                .distinct()
                .sorted()
                .toList());
        cuts.addFirst(0.0);
        cuts.addLast(plot.wide());
        var path = new StringBuilder();
        for (int i = 0; i + 1 < cuts.size(); i++) {
            double middle = (cuts.get(i) + cuts.get(i + 1)) / 2;
            double mine = reach(own, middle);
            double theirs = reach(other, middle);
            if (frame.upIsBetter() ? mine < theirs : mine > theirs) {
                path.append("M%s %sH%sV%sH%sz"
                        .formatted(
                                Markup.number(cuts.get(i)),
                                Markup.number(mine),
                                Markup.number(cuts.get(i + 1)),
                                Markup.number(theirs),
                                Markup.number(cuts.get(i))));
            }
        }
        if (!path.isEmpty()) {
            svg.leaf("path", "class", "only " + own.look(), "d", path);
        }
    }

    /** How far up a front reaches at a place, from the upper edge of the frame. */
    private double reach(Series one, double at) {
        var reached = one.marks().stream()
                .filter(mark -> frame.rightIsBetter() ? plot.inner(mark.x()) >= at : plot.inner(mark.x()) <= at)
                .mapToDouble(mark -> plot.down(mark.y()));
        return frame.upIsBetter()
                ? reached.min().orElse(plot.high())
                : reached.max().orElse(0);
    }
}
