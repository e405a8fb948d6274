package dev.espalier.draw;

import dev.espalier.space.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The drawing of a cell: vertices as circles, operations as coloured arrows or vertices with their names. */
public final class CellDrawing {

    private static final double RADIUS = 19;
    private static final double GAP = 22;
    private static final double ARROW = 9;
    private static final double TITLE = 24;

    private final Cell cell;
    private final @Nullable Cell parent;
    private final Layout layout;
    private final Markup svg;

    private CellDrawing(Cell cell, @Nullable Cell parent, Markup svg) {
        this.cell = cell;
        this.parent = parent;
        this.layout = Layout.of(cell);
        this.svg = svg;
    }

    /** A cell on its own. */
    public static String of(Cell cell) {
        return ColumnDrawing.draws(cell)
                ? ColumnDrawing.of(cell, null)
                : new CellDrawing(cell, null, new Markup()).draw();
    }

    /**
     * A cell with the edges haloed in which it differs from its parent, each with what it was; on its own where the two
     * have different vertices, so that their edges mean different things.
     */
    public static String difference(Cell cell, Cell parent) {
        var comparable = cell.vertices().equals(parent.vertices()) ? parent : null;
        return ColumnDrawing.draws(cell)
                ? ColumnDrawing.of(cell, comparable)
                : new CellDrawing(cell, comparable, new Markup()).draw();
    }

    /** Cells one below the other, each under its title; one alone is drawn on its own. */
    public static String column(List<Cell> cells) {
        if (cells.size() == 1) {
            return of(cells.getFirst());
        }
        var svg = new Markup();
        var drawings =
                cells.stream().map(cell -> new CellDrawing(cell, null, svg)).toList();
        double width = drawings.stream()
                .mapToDouble(drawing -> drawing.layout.width())
                .max()
                .orElse(0);
        double height = drawings.stream()
                .mapToDouble(drawing -> TITLE + drawing.layout.height())
                .sum();
        open(svg, width, height, drawings.stream().map(CellDrawing::words).collect(Collectors.joining(". ")));
        double y = 0;
        for (var drawing : drawings) {
            svg.leafText("text", drawing.cell.title(), "x", GAP, "y", y + TITLE);
            svg.open("g", "transform", "translate(0 " + Markup.number(y + TITLE) + ")");
            drawing.content();
            svg.close();
            y += TITLE + drawing.layout.height();
        }
        return svg.end();
    }

    /** A cell as small as a word, without names; edges that carry nothing are left out. */
    public static String thumbnail(Cell cell) {
        if (ColumnDrawing.draws(cell)) {
            return ColumnDrawing.thumbnail(cell);
        }
        var layout = Layout.of(cell);
        double x = 44 / Math.max(1, layout.width() - 92);
        double y = 16 / Math.max(1, layout.height() - 76);
        var svg = new Markup().open("svg", "class", "cell mini", "viewBox", "0 0 56 28", "aria-hidden", "true");
        for (int i = 0; i < cell.edges().size(); i++) {
            var look = OpLook.of(cell.edges().get(i));
            if (look != OpLook.NONE) {
                var path = layout.routes().get(i).stream()
                        .map(point -> small(point, x, y).toString())
                        .collect(Collectors.joining("L", "M", ""));
                svg.leaf("path", "class", "e " + look.style(), "d", path);
            }
        }
        for (int i = 0; i < cell.vertices().size(); i++) {
            var at = small(layout.vertices().get(i), x, y);
            var look = OpLook.of(cell.vertices().get(i));
            svg.leaf("circle", "class", look.style(), "cx", at.x(), "cy", at.y(), "r", "2.6");
        }
        return svg.end();
    }

    private static Point small(Point point, double x, double y) {
        return new Point(6 + (point.x() - 46) * x, 6 + (point.y() - 38) * y);
    }

    private String draw() {
        open(svg, layout.width(), layout.height(), words());
        content();
        return svg.end();
    }

    private static void open(Markup svg, double width, double height, String words) {
        var frame = "0 0 " + Markup.number(width) + " " + Markup.number(height);
        svg.open("svg", "class", "cell", "viewBox", frame, "role", "img", "aria-label", words);
    }

    private void content() {
        var back = order();
        back.forEach(this::arrow);
        back.forEach(this::tag);
        for (int i = 0; i < cell.vertices().size(); i++) {
            vertex(i);
        }
    }

    /** Edges that carry nothing lie under the others. */
    private List<Integer> order() {
        var order = new ArrayList<Integer>();
        for (boolean empty : new boolean[] {true, false}) {
            IntStream.range(0, cell.edges().size())
                    .filter(i -> (OpLook.of(cell.edges().get(i)) == OpLook.NONE) == empty)
                    .forEach(order::add);
        }
        return order;
    }

    private void arrow(int index) {
        var edge = cell.edges().get(index);
        var look = OpLook.of(edge);
        var route = layout.routes().get(index);
        boolean straight = route.size() == 2;
        var from = straight
                ? route.getFirst().near(route.get(1), GAP)
                : route.getFirst().right(GAP);
        var tip = straight
                ? route.getLast().near(route.getFirst(), GAP)
                : route.getLast().right(-GAP);
        var before = straight ? from : tip.right(-ARROW);
        var neck = look == OpLook.NONE ? tip : tip.near(before, ARROW - 1);
        var path = straight ? "M" + from + "L" + neck : curve(from, route, neck);
        if (was(index) != null) {
            svg.leaf("path", "class", "halo", "d", path);
        }
        svg.leaf("path", "class", "e " + look.style(), "d", path);
        if (look != OpLook.NONE) {
            svg.leaf("path", "class", "a " + look.style(), "d", head(tip, before));
        }
    }

    private static String curve(Point from, List<Point> route, Point to) {
        var path = new StringBuilder("M").append(from);
        var last = from;
        for (var next : concat(route.subList(1, route.size() - 1), to)) {
            double half = (next.x() - last.x()) / 2;
            path.append('C')
                    .append(last.right(half))
                    .append(' ')
                    .append(next.right(-half))
                    .append(' ')
                    .append(next);
            last = next;
        }
        return path.toString();
    }

    private static List<Point> concat(List<Point> points, Point last) {
        var all = new ArrayList<>(points);
        all.add(last);
        return all;
    }

    private static String head(Point tip, Point before) {
        var neck = tip.near(before, ARROW);
        double x = (tip.y() - neck.y()) / 2;
        double y = (neck.x() - tip.x()) / 2;
        return "M" + tip + "L" + new Point(neck.x() + x, neck.y() + y) + "L" + new Point(neck.x() - x, neck.y() - y)
                + "z";
    }

    private void tag(int index) {
        var edge = cell.edges().get(index);
        var at = labelled(index);
        if (OpLook.of(edge) != OpLook.PLAIN) {
            tag(edge.op(), at);
        }
        var was = was(index);
        if (was != null) {
            svg.leafText("text", was, "class", "was", "x", at.x(), "y", at.y() + 25, "text-anchor", "middle");
        }
    }

    private void tag(String op, Point at) {
        var label = OpLook.label(op);
        double width = 16 + 6.6 * label.length();
        svg.open("g", "class", "tag " + OpLook.of(op).style())
                .leaf("rect", "x", at.x() - width / 2, "y", at.y() - 11, "width", width, "height", 22, "rx", 5)
                .leafText("text", label, "x", at.x(), "y", at.y() + 4, "text-anchor", "middle")
                .close();
    }

    /** The middle of the first stretch; nearer to the start where two straight edges would cross in the middle. */
    private Point labelled(int index) {
        var route = layout.routes().get(index);
        var from = route.getFirst();
        var to = route.get(1);
        boolean level = from.y() == to.y();
        return from.towards(to, route.size() > 2 ? 0.62 : level ? 0.26 : from.x() == to.x() ? 0.3 : 0.5);
    }

    private void vertex(int index) {
        var at = layout.vertices().get(index);
        if (operates(index)) {
            tag(cell.vertices().get(index), at);
            return;
        }
        boolean end = index == 0 || index == cell.vertices().size() - 1;
        var name = index == 0 ? "in" : end ? "out" : cell.vertices().get(index);
        svg.leaf("circle", "class", end ? "node end" : "node", "cx", at.x(), "cy", at.y(), "r", RADIUS)
                .leafText(
                        "text",
                        name.length() > 5 ? name.substring(0, 5) : name,
                        "x",
                        at.x(),
                        "y",
                        at.y() + 4,
                        "text-anchor",
                        "middle");
    }

    /** Whether a vertex carries an operation. */
    private boolean operates(int index) {
        return OpLook.of(cell.vertices().get(index)) != OpLook.OTHER;
    }

    /** What an edge was in the parent, if it has changed. */
    private @Nullable String was(int index) {
        if (parent == null) {
            return null;
        }
        var edge = cell.edges().get(index);
        var before = parent.edges().stream()
                .filter(other -> other.from() == edge.from() && other.to() == edge.to())
                .toList();
        if (before.stream().anyMatch(other -> other.op().equals(edge.op()))) {
            return null;
        }
        return before.isEmpty()
                ? "new"
                : "was " + OpLook.label(before.getFirst().op());
    }

    private String words() {
        return cell.edges().stream()
                .map(edge -> "%s to %s %s"
                        .formatted(
                                cell.vertices().get(edge.from()),
                                cell.vertices().get(edge.to()),
                                OpLook.label(edge.op())))
                .collect(Collectors.joining(", ", "Cell: ", ""));
    }
}
