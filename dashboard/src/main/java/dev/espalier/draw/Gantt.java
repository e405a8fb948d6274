package dev.espalier.draw;

import java.time.Instant;
import java.util.List;

/** Who worked on what when: a lane for each, bars for stretches of work, long holes folded. */
public final class Gantt {

    /** Left of it, in percent of the width, stand the names of the lanes. */
    private static final double LEFT = 0.12;

    private static final int TOP = 18;
    private static final int BOTTOM = 18;
    private static final int FEW_LANES = 24;
    private static final double LABELLED_FROM = 0.04;
    private static final double THINNEST = 0.0016;

    /** Between the words of two marks, as a share of the width. */
    private static final double WORDS = 0.24;

    private final FoldedTime time;
    private final int pitch;
    private final int bottom;
    private final Markup svg = new Markup();

    private Gantt(FoldedTime time, int lanes) {
        this.time = time;
        this.pitch = lanes > FEW_LANES ? 14 : 26;
        this.bottom = TOP + lanes * pitch;
    }

    /** A lane with its bars. */
    public record Lane(String name, List<Bar> bars) {
        public Lane {
            bars = List.copyOf(bars);
        }
    }

    /**
     * A stretch of work.
     *
     * @param id within the page
     * @param style a class: {@code ok}, {@code failed}, {@code lost}, {@code again}, {@code running}, {@code device},
     *     {@code round} or {@code away}
     * @param label drawn on it where there is room
     * @param href what it opens, or empty
     */
    public record Bar(String id, Instant from, Instant to, String style, String label, String title, String href) {}

    /** Something that happened. */
    public record Mark(Instant at, String style, String text) {}

    /** What a folded hole is called. */
    public record Fold(FoldedTime.Span span, String name, String length) {}

    /**
     * The drawing.
     *
     * @param closed when rounds were closed
     * @param title for those who cannot see it
     */
    public static String of(
            FoldedTime time, List<Lane> lanes, List<Fold> folds, List<Mark> marks, List<Instant> closed, String title) {
        var gantt = new Gantt(time, lanes.size());
        gantt.begin(title);
        gantt.ticks();
        for (int i = 0; i < lanes.size(); i++) {
            gantt.background(lanes.get(i).name(), i);
        }
        closed.forEach(gantt::closed);
        folds.forEach(gantt::fold);
        for (int i = 0; i < lanes.size(); i++) {
            int y = TOP + i * gantt.pitch;
            lanes.get(i).bars().forEach(bar -> gantt.bar(bar, y));
        }
        gantt.marks(marks);
        return gantt.svg.end();
    }

    private void begin(String title) {
        svg.open("svg", "class", "lanes", "height", bottom + BOTTOM, "role", "group", "aria-label", title)
                .open("defs")
                .open("pattern", "id", "hatch", "width", 6, "height", 6, "patternUnits", "userSpaceOnUse")
                .leaf("rect", "class", "hatched", "width", 6, "height", 6)
                .leaf("path", "class", "hatching", "d", "M-1 7 7 -1M-1 1 1 -1M5 7 7 5")
                .close()
                .close();
    }

    private String x(double share) {
        return Markup.percent(LEFT + (1 - LEFT) * share);
    }

    private static String width(double share) {
        return Markup.percent((1 - LEFT) * share);
    }

    private void ticks() {
        for (var tick : TimeTicks.of(time)) {
            var x = x(tick.share());
            var anchor = tick.share() > 0.96 ? "end" : "middle";
            svg.leaf("line", "class", "g", "x1", x, "x2", x, "y1", TOP, "y2", bottom)
                    .leafText("text", tick.text(), "x", x, "y", bottom + BOTTOM - 4, "text-anchor", anchor);
        }
    }

    private int height() {
        return pitch - 4;
    }

    private void background(String name, int lane) {
        int y = TOP + lane * pitch;
        svg.leafText("text", name, "class", "lane", "x", 0, "y", y + height() / 2 + 4)
                .leaf("rect", "class", "bg", "x", x(0), "width", width(1), "y", y, "height", height(), "rx", 3);
    }

    private void closed(Instant at) {
        var x = x(time.share(at));
        svg.leaf("line", "class", "round", "x1", x, "x2", x, "y1", TOP - 2, "y2", bottom);
    }

    private void fold(Fold fold) {
        double from = time.share(fold.span().from());
        double to = time.share(fold.span().to());
        int height = Math.max(30, bottom - TOP - 4);
        var middle = x((from + to) / 2);
        svg.leaf("rect", "class", "fold", "x", x(from), "width", width(to - from), "y", TOP, "height", height)
                .leafText(
                        "text",
                        fold.name(),
                        "class",
                        "foldtext",
                        "x",
                        middle,
                        "y",
                        TOP + height / 2 - 3,
                        "text-anchor",
                        "middle")
                .leafText(
                        "text",
                        fold.length(),
                        "class",
                        "foldtext",
                        "x",
                        middle,
                        "y",
                        TOP + height / 2 + 11,
                        "text-anchor",
                        "middle");
    }

    private void bar(Bar bar, int y) {
        double from = time.share(bar.from());
        double share = Math.max(THINNEST, time.share(bar.to()) - from);
        boolean opens = !bar.href().isEmpty();
        if (opens) {
            svg.open("a", "id", bar.id(), "href", bar.href(), "aria-label", bar.title());
        } else {
            svg.open("g");
        }
        svg.leafText("title", bar.title());
        var fill = bar.style().equals("lost") ? "url(#hatch)" : "currentColor";
        svg.leaf(
                "rect",
                "class",
                bar.style(),
                "fill",
                fill,
                "x",
                x(from),
                "width",
                width(share),
                "y",
                y,
                "height",
                height(),
                "rx",
                2);
        if (share >= LABELLED_FROM && pitch > 20 && !bar.label().isEmpty()) {
            svg.leafText(
                    "text",
                    bar.label(),
                    "class",
                    "on " + bar.style(),
                    "x",
                    x(from + share / 2),
                    "y",
                    y + 15,
                    "text-anchor",
                    "middle");
        }
        svg.close();
    }

    /** Each as a line; its words stand where those of the one before leave room. */
    private void marks(List<Mark> marks) {
        double free = 0;
        for (var mark : marks) {
            double share = time.share(mark.at());
            var x = x(share);
            boolean left = share > 1 - WORDS;
            svg.open("g", "class", mark.style())
                    .leafText("title", mark.text())
                    .leaf("line", "class", "mark", "x1", x, "x2", x, "y1", TOP - 4, "y2", bottom);
            if ((left ? share - WORDS : share) >= free) {
                svg.leafText(
                        "text",
                        mark.text(),
                        "class",
                        "marktext",
                        "x",
                        x,
                        "dx",
                        left ? -4 : 4,
                        "y",
                        10,
                        "text-anchor",
                        left ? "end" : "start");
                free = left ? share : share + WORDS;
            }
            svg.close();
        }
    }
}
