package dev.espalier.draw;

import java.util.List;
import java.util.Locale;

/** The rounds of a search as a row of blocks: done, running, to come, with marks where something happened. */
public final class Strip {

    private static final int MOST_BLOCKS = 120;
    private static final double TICKS = 6;

    private Strip() {}

    /**
     * Rounds to draw.
     *
     * @param done rounds closed
     * @param expected rounds the budget allows, at least those done; 0 when nobody can say
     * @param running whether a round is under way
     */
    public record Rounds(int done, int expected, boolean running) {

        int total() {
            return Math.max(1, Math.max(expected, done + (running ? 1 : 0)));
        }
    }

    /**
     * Something that happened.
     *
     * @param afterRound rounds that were closed then
     * @param state a class that gives the colour: {@code is-recovered}
     * @param icon a symbol of the icons' sprite
     */
    public record Mark(int afterRound, String state, String icon, String title, String href) {}

    /**
     * The row of blocks.
     *
     * @param icons address of the icons' sprite
     */
    public static String of(Rounds rounds, List<Mark> marks, String icons) {
        var svg = new Markup().open("svg", "class", "track", "id", "track", "role", "presentation");
        int total = rounds.total();
        ticks(svg, total);
        int width = (total + MOST_BLOCKS - 1) / MOST_BLOCKS;
        for (int from = 0; from < total; from += width) {
            int to = Math.min(total, from + width);
            block(svg, rounds, from, to);
        }
        marks.forEach(mark -> mark(svg, mark, total, icons));
        handle(svg, (double) rounds.done() / total);
        return svg.end();
    }

    private static void ticks(Markup svg, int total) {
        int step = step(total / TICKS);
        for (int round = 0; round < total; round += step) {
            var x = Markup.percent((double) round / total);
            svg.leaf("line", "class", "day", "x1", x, "x2", x, "y1", 20, "y2", 48)
                    .leafText(
                            "text",
                            round == 0 ? "start" : String.format(Locale.ROOT, "%,d", round),
                            "x",
                            x,
                            "dx",
                            5,
                            "y",
                            60);
        }
    }

    /** The next of 1, 2, 5, 10, 20, 50 and so on. */
    private static int step(double least) {
        int power = (int) Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, least)))));
        for (int step : new int[] {1, 2, 5}) {
            if (step * power >= least) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private static void block(Markup svg, Rounds rounds, int from, int to) {
        double total = rounds.total();
        boolean now = rounds.running() && from <= rounds.done() && rounds.done() < to;
        var kind = now ? "r now" : to <= rounds.done() ? "r" : from < rounds.done() ? "r part" : "r future";
        double gap = Math.min(0.0014, 0.12 * (to - from) / total);
        svg.leaf(
                "rect",
                "class",
                kind,
                "data-round",
                to,
                "x",
                Markup.percent(from / total + gap / 2),
                "width",
                Markup.percent((to - from) / total - gap),
                "y",
                26,
                "height",
                14,
                "rx",
                2);
    }

    private static void mark(Markup svg, Mark mark, int total, String icons) {
        svg.open("a", "class", "ev " + mark.state(), "href", mark.href(), "aria-label", mark.title())
                .leafText("title", mark.title())
                .open("svg", "x", Markup.percent((double) mark.afterRound() / total), "y", 0, "overflow", "visible")
                .leaf("circle", "cx", 0, "cy", 10, "r", 8)
                .leaf("use", "href", icons + "#" + mark.icon(), "x", -5, "y", 5, "width", 10, "height", 10)
                .close()
                .close();
    }

    private static void handle(Markup svg, double share) {
        svg.open("svg", "id", "handle", "x", Markup.percent(share), "y", 0, "overflow", "visible")
                .leaf("line", "class", "handle-line", "x1", 0, "x2", 0, "y1", 20, "y2", 46)
                .leaf("rect", "class", "handle", "x", -4, "y", 18, "width", 8, "height", 8, "rx", 4)
                .close();
    }
}
