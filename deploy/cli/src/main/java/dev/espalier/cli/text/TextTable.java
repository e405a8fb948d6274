package dev.espalier.cli.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows under heads, aligned. Columns that are empty in every row are left out, and where the terminal is too narrow the
 * widest texts are cut; numbers never are.
 */
public final class TextTable {

    private static final String GAP = "  ";
    private static final int NARROWEST = 8;

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    private record Column(String head, boolean number) {}

    /** Adds a column of texts, aligned left. */
    public TextTable text(String head) {
        columns.add(new Column(head, false));
        return this;
    }

    /** Adds a column of numbers, aligned right. */
    public TextTable number(String head) {
        columns.add(new Column(head, true));
        return this;
    }

    /** Adds a row with a cell for each column; an empty cell is unknown. */
    public void row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "A row must have %d cells, not %d.".formatted(columns.size(), cells.size()));
        }
        rows.add(List.copyOf(cells));
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The lines, the heads first, without blanks at their ends. */
    public List<String> lines(Terminal terminal) {
        var shown = new ArrayList<Integer>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            if (rows.stream().anyMatch(row -> !row.get(column).isEmpty())) {
                shown.add(i);
            }
        }
        var widths = widths(shown, terminal.width());
        var lines = new ArrayList<String>();
        lines.add(terminal.bold(line(columns.stream().map(Column::head).toList(), shown, widths, terminal, "")));
        for (var row : rows) {
            lines.add(line(row, shown, widths, terminal, "-"));
        }
        return lines;
    }

    private int[] widths(List<Integer> shown, int available) {
        var widths = new int[columns.size()];
        for (int i : shown) {
            widths[i] = length(columns.get(i).head());
            for (var row : rows) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        if (available > 0) {
            narrow(widths, shown, available);
        }
        return widths;
    }

    private void narrow(int[] widths, List<Integer> shown, int available) {
        int gaps = GAP.length() * (shown.size() - 1);
        int sum = gaps;
        for (int i : shown) {
            sum += widths[i];
        }
        while (sum > available) {
            int widest = -1;
            for (int i : shown) {
                if (!columns.get(i).number() && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0 || widths[widest] <= NARROWEST) {
                return;
            }
            widths[widest]--;
            sum--;
        }
    }

    private String line(List<String> cells, List<Integer> shown, int[] widths, Terminal terminal, String unknown) {
        var line = new StringBuilder();
        for (int i : shown) {
            var whole = cells.get(i).isEmpty() ? unknown : cells.get(i);
            var cell = columns.get(i).number() ? whole : terminal.cut(whole, widths[i]);
            var pad = " ".repeat(Math.max(0, widths[i] - length(cell)));
            line.append(line.isEmpty() ? "" : GAP).append(columns.get(i).number() ? pad + cell : cell + pad);
        }
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
