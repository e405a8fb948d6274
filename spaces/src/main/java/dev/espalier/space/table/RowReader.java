package dev.espalier.space.table;

import dev.espalier.space.Architecture;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.Problems;
import dev.espalier.space.Refusal;
import dev.espalier.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads row after row what a user's file says of architectures, and says by line what is wrong with it. */
final class RowReader {

    private static final String EPOCHS = "epochs";

    private final SearchSpace space;
    private final Rows rows;
    private final Problems problems;
    private final ArchitectureCells architectures;
    private final List<ValueCells> values = new ArrayList<>();

    /** Index of the column of epochs in what is selected, or negative. */
    private int epochs = -1;

    /**
     * What one row says.
     *
     * @param epochs 0 where the file does not say
     * @param values of the metrics, in their order
     */
    record Row(Architecture architecture, int epochs, double[] values) {}

    /**
     * Reads the header.
     *
     * @param columns the file's column of each metric
     * @throws Refusal when it lacks what is asked for
     */
    RowReader(SearchSpace space, SortedMap<String, String> columns, Rows rows, Problems problems) {
        this.space = space;
        this.rows = rows;
        this.problems = problems;
        long before = problems.count();
        checkHeader(columns);
        this.architectures = ArchitectureCells.of(space, rows.columns(), problems);
        select(columns);
        if (problems.count() > before) {
            throw problems.refusal();
        }
    }

    private void checkHeader(SortedMap<String, String> columns) {
        if (rows.columns().isEmpty()) {
            problems.add("The file must have a header with the names of its columns, but is empty.");
            throw problems.refusal();
        }
        var seen = new HashSet<String>();
        for (var column : rows.columns()) {
            if (column.isEmpty()) {
                problems.add("A column has no name; the file has %s.".formatted(String.join(", ", rows.columns())));
            } else if (!seen.add(column)) {
                problems.add("The column (%s) must stand once in the header, but stands twice.".formatted(column));
            }
        }
        if (columns.isEmpty()) {
            problems.add(
                    "The table must have at least one metric.\nMaybe name the column of one: val_accuracy_pct=acc.");
        }
    }

    private void select(SortedMap<String, String> columns) {
        var header = rows.columns();
        var selected = new ArrayList<>(architectures.columns());
        if (header.contains(EPOCHS) && !isDecision(EPOCHS)) {
            epochs = selected.size();
            selected.add(EPOCHS);
        }
        columns.forEach((metric, column) -> {
            if (header.contains(column)) {
                var cells = new ValueCells(metric, column, selected.size());
                cells.checkNames(problems);
                values.add(cells);
                selected.add(column);
            } else {
                problems.add("There is no column (%s)%s; the file has %s."
                        .formatted(
                                column,
                                column.equals(metric) ? "" : " for the metric " + metric,
                                String.join(", ", header)));
            }
        });
        rows.select(selected);
    }

    private boolean isDecision(String name) {
        return space instanceof DecisionSpace flat
                && flat.decisions().stream()
                        .anyMatch(decision -> decision.name().equals(name));
    }

    /** The current row, or null after saying what is wrong with it. */
    @Nullable
    Row read() {
        long before = problems.count();
        var architecture = architectures.read(rows, problems);
        int trained = epochs < 0 ? 0 : epochs();
        var row = new double[values.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = values.get(i).read(rows, problems);
        }
        return architecture == null || problems.count() > before ? null : new Row(architecture, trained, row);
    }

    private int epochs() {
        var text = rows.cell(epochs);
        if (text == null || !text.matches("[1-9][0-9]{0,6}")) {
            problems.add("The `epochs` (%s) in %s %d must be a whole number above 0."
                    .formatted(text == null ? "" : text, rows.place(), rows.number()));
            return 0;
        }
        return Integer.parseInt(text);
    }

    /** Says what is wrong with columns as wholes, once all rows were read. */
    void checkValues() {
        values.forEach(cells -> cells.checkValues(problems));
    }
}
