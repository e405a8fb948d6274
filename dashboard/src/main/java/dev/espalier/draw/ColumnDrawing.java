package dev.espalier.draw;

import dev.espalier.space.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The drawing of a chain whose steps carry several operations each, as layers of a mobile network do: a column for each
 * step, a block for each operation, so that its height says how many there are.
 */
final class ColumnDrawing {

    private static final int COLUMN = 18;
    private static final int BLOCK = 17;
    private static final int MARGIN = 6;
    private static final int LINE = 16;
    private static final int MOST_WORDS = 3;

    private final List<String> names;
    private final List<List<String>> columns;
    private final List<List<String>> before;
    private final Markup svg = new Markup();

    private ColumnDrawing(Cell cell, @Nullable Cell parent) {
        this.names = cell.vertices().subList(1, cell.vertices().size());
        this.columns = columns(cell);
        this.before = parent == null ? columns : columns(parent);
    }

    /** Whether a cell is such a chain: every arrow leads to the next vertex, and some lead side by side. */
    static boolean draws(Cell cell) {
        return cell.edges().stream().allMatch(edge -> edge.to() == edge.from() + 1)
                && cell.edges().stream().map(Cell.Edge::from).distinct().count()
                        < cell.edges().size();
    }

    /** A chain, with the columns marked in which it differs from a parent of the same vertices. */
    static String of(Cell cell, @Nullable Cell parent) {
        return new ColumnDrawing(cell, parent).draw();
    }

    /** The columns without names, as small as a word. */
    static String thumbnail(Cell cell) {
        var columns = columns(cell);
        double width = 52.0 / columns.size();
        double height = 24.0 / tallest(columns);
        var svg = new Markup().open("svg", "class", "cell mini", "viewBox", "0 0 56 28", "aria-hidden", "true");
        for (int i = 0; i < columns.size(); i++) {
            for (int block = 0; block < columns.get(i).size(); block++) {
                var look = OpLook.of(columns.get(i).get(block));
                svg.leaf(
                        "rect",
                        "class",
                        "block " + look.style(),
                        "x",
                        2 + i * width,
                        "y",
                        26 - (block + 1) * height,
                        "width",
                        width,
                        "height",
                        height);
            }
        }
        return svg.end();
    }

    /** The operations of each step, as its arrows stand. */
    private static List<List<String>> columns(Cell cell) {
        var columns = new ArrayList<List<String>>();
        for (int step = 1; step < cell.vertices().size(); step++) {
            columns.add(new ArrayList<>());
        }
        cell.edges().forEach(edge -> columns.get(edge.from()).add(edge.op()));
        return columns;
    }

    private static int tallest(List<List<String>> columns) {
        return columns.stream().mapToInt(List::size).max().orElse(1);
    }

    private String draw() {
        int floor = MARGIN + Math.max(tallest(columns), tallest(before)) * BLOCK;
        var changes = changes();
        int width = 2 * MARGIN + columns.size() * COLUMN;
        int height = floor + LINE + changes.size() * LINE + MARGIN;
        svg.open(
                "svg", "class", "cell", "viewBox", "0 0 " + width + " " + height, "role", "img", "aria-label", words());
        for (int i = 0; i < columns.size(); i++) {
            column(i, floor);
        }
        for (int i = 0; i < changes.size(); i++) {
            svg.leafText("text", changes.get(i), "class", "was", "x", MARGIN, "y", floor + (i + 2) * LINE);
        }
        return svg.end();
    }

    private void column(int index, int floor) {
        int x = MARGIN + index * COLUMN;
        var column = columns.get(index);
        if (changed(index)) {
            svg.leaf("rect", "class", "mark", "x", x, "y", MARGIN - 2, "width", COLUMN, "height", floor - 2, "rx", 4);
        }
        for (int i = 0; i < column.size(); i++) {
            int y = floor - (i + 1) * BLOCK;
            svg.open("g", "class", "block " + OpLook.of(column.get(i)).style())
                    .leaf("rect", "x", x + 1, "y", y, "width", COLUMN - 2, "height", BLOCK - 1, "rx", 2)
                    .leafText("text", kernel(column.get(i)), "x", x + 9, "y", y + 12, "text-anchor", "middle")
                    .close();
        }
        svg.leafText("text", names.get(index), "class", "d", "x", x + 9, "y", floor + 12, "text-anchor", "middle");
    }

    /** The height of a kernel; nothing where an operation has none. */
    private static String kernel(String op) {
        return op.matches(".*\\dx\\d.*") ? op.replaceFirst(".*?(\\d+)x\\d.*", "$1") : "";
    }

    private boolean changed(int index) {
        return !columns.get(index).equals(before.get(index));
    }

    /** What changed columns were, as far as there is room. */
    private List<String> changes() {
        var changed =
                IntStream.range(0, columns.size()).filter(this::changed).boxed().toList();
        var lines = new ArrayList<String>();
        for (int index : changed.subList(0, Math.min(MOST_WORDS, changed.size()))) {
            lines.add("%s was %s".formatted(names.get(index), list(before.get(index))));
        }
        if (changed.size() > MOST_WORDS) {
            lines.add("and %d more".formatted(changed.size() - MOST_WORDS));
        }
        return lines;
    }

    private static String list(List<String> ops) {
        return ops.stream().map(OpLook::label).collect(Collectors.joining(", "));
    }

    private String words() {
        return IntStream.range(0, columns.size())
                .mapToObj(index -> "%s: %s".formatted(names.get(index), list(columns.get(index))))
                .collect(Collectors.joining("; ", "Layers: ", ""));
    }
}
