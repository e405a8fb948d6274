package dev.espalier.draw;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A family of experiments: rounds run to the right, a fork leaves its stem after the round that it began with. */
public final class ForkTree {

    private static final int ROW = 44;
    private static final int TOP = 48;
    private static final double START = 0.012;
    private static final double END = 0.632;
    private static final int KNOTS = 12;

    private final List<Branch> branches;
    private final Heads heads;
    private final Markup svg = new Markup();
    private final int rounds;

    private ForkTree(List<Branch> branches, Heads heads) {
        this.branches = branches;
        this.heads = heads;
        this.rounds = Math.max(1, branches.stream().mapToInt(Branch::to).max().orElse(1));
    }

    /**
     * An experiment.
     *
     * @param stem place of the branch that it leaves, or -1
     * @param from rounds that were closed when it began
     * @param to rounds closed
     * @param open whether it goes on
     * @param changed what it does otherwise than its stem, in a few words
     * @param selected {@code sel-a}, {@code sel-b} or empty
     * @param state a class that gives the state its colour
     */
    public record Branch(
            String name,
            int stem,
            int from,
            int to,
            boolean open,
            String changed,
            String best,
            String limit,
            String state,
            String word,
            String selected,
            String href,
            String title) {}

    /**
     * The words of the columns.
     *
     * @param parting rounds after which the two that are compared part, or null
     */
    public record Heads(String best, @Nullable Integer parting, String label) {}

    /** One branch below the other, in this order. */
    public static String of(List<Branch> branches, Heads heads) {
        return new ForkTree(branches, heads).draw();
    }

    private String draw() {
        int bottom = TOP + (branches.size() - 1) * ROW + 30;
        svg.open("svg", "class", "tree", "height", bottom + 18, "role", "group", "aria-label", heads.label());
        for (double tick : Plot.ticks(0, rounds, 8)) {
            if (tick == Math.rint(tick)) {
                var x = x((int) tick);
                svg.leaf("line", "class", "wire", "x1", x, "x2", x, "y1", 18, "y2", bottom)
                        .leafText(
                                "text",
                                tick == 0 ? "round 0" : String.format(Locale.ROOT, "%,.0f", tick),
                                "class",
                                "ax",
                                "x",
                                x,
                                "y",
                                bottom + 14,
                                "text-anchor",
                                tick == 0 ? "start" : "middle");
            }
        }
        head("experiment", "65%", "start");
        head(heads.best(), "85.5%", "end");
        head("limit", "92%", "end");
        head("state", "99.3%", "end");
        stems();
        for (int i = 0; i < branches.size(); i++) {
            branch(branches.get(i), TOP + i * ROW);
        }
        var parting = heads.parting();
        if (parting != null) {
            var x = x(parting);
            svg.leaf("line", "class", "parting", "x1", x, "x2", x, "y1", 18, "y2", bottom)
                    .leafText("text", "A and B part", "class", "ax strong", "x", x, "y", 12, "text-anchor", anchor(x));
        }
        return svg.end();
    }

    private static String anchor(String x) {
        return Double.parseDouble(x.substring(0, x.length() - 1)) < 6 ? "start" : "middle";
    }

    private void head(String word, String x, String anchor) {
        svg.leafText("text", word, "class", "ax", "x", x, "y", 12, "text-anchor", anchor);
    }

    private String x(int round) {
        return Markup.percent(START + (END - START) * round / rounds);
    }

    /** Below all branches, so that a stem that passes by covers none of them. */
    private void stems() {
        for (int i = 0; i < branches.size(); i++) {
            var branch = branches.get(i);
            if (branch.stem() >= 0) {
                int from = TOP + branch.stem() * ROW;
                int to = TOP + i * ROW;
                svg.open("svg", "class", branch.selected(), "x", x(branch.from()), "y", 0, "overflow", "visible")
                        .leaf("path", "class", "b", "d", "M0 %dV%d".formatted(from, to))
                        .close();
            }
        }
    }

    private void branch(Branch branch, int y) {
        svg.open(
                        "a",
                        "class",
                        ("node " + branch.selected()).strip(),
                        "href",
                        branch.href(),
                        "aria-label",
                        branch.title(),
                        "aria-current",
                        !branch.selected().isEmpty())
                .leaf("rect", "class", "hit", "x", "64%", "width", "36%", "y", y - 19, "height", 38, "rx", 6)
                .leaf("line", "class", "b", "x1", x(branch.from()), "x2", x(branch.to()), "y1", y, "y2", y);
        int step = Math.max(1, Math.ceilDiv(rounds, KNOTS));
        for (int round = (branch.from() / step + 1) * step; round < branch.to(); round += step) {
            svg.leaf("circle", "class", "knot", "cx", x(round), "cy", y, "r", 1.3);
        }
        svg.leaf("circle", "class", branch.open() ? "bud" : "tip", "cx", x(branch.to()), "cy", y, "r", 5);
        if (!branch.changed().isEmpty()) {
            changed(branch, y - 8);
        }
        // A frame of its own cuts off a long name.
        svg.open("svg", "x", "65%", "y", y - 12, "width", "14.5%", "height", 24, "overflow", "hidden")
                .leafText("text", branch.name(), "class", "n", "x", 0, "y", 16)
                .close()
                .leafText("text", branch.best(), "class", "val", "x", "85.5%", "y", y + 4, "text-anchor", "end")
                .leafText("text", branch.limit(), "class", "val", "x", "92%", "y", y + 4, "text-anchor", "end")
                .leafText(
                        "text",
                        branch.word(),
                        "class",
                        "st " + branch.state(),
                        "x",
                        "99.3%",
                        "y",
                        y + 4,
                        "text-anchor",
                        "end")
                .close();
    }

    /** Beside the stem, or before the end of a branch that begins where there is no room to the right. */
    private void changed(Branch branch, int y) {
        boolean late = branch.from() > 0.6 * rounds;
        svg.leafText(
                "text",
                branch.changed(),
                "class",
                "ax",
                "x",
                x(late ? branch.to() : branch.from()),
                "dx",
                late ? 0 : 8,
                "y",
                y,
                "text-anchor",
                late ? "end" : "start");
    }
}
