package dev.espalier.space.table;

import dev.espalier.space.DecisionSpace;
import dev.espalier.space.Problems;
import dev.espalier.space.table.TableDraft.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.LongConsumer;

/** Reads the rows of one file into a draft, going on after a problem so that all are found at once. */
final class TableReader {

    private static final String EPOCHS = "epochs";
    private static final int PROGRESS = 1 << 14;
    private static final int MOST_ROWS = 10_000_000;
    private static final int MOST_EPOCHS = 1_000;

    private final Plan plan;
    private final Rows rows;
    private final Problems problems;
    private final ArchitectureCells architectures;
    private final List<ValueCells> values = new ArrayList<>();

    /** Index of the column of epochs in what is selected, or negative. */
    private int epochs = -1;

    TableReader(Plan plan, Rows rows, Problems problems) {
        this.plan = plan;
        this.rows = rows;
        this.problems = problems;
        checkHeader();
        this.architectures = ArchitectureCells.of(plan.space(), rows.columns(), problems);
        select();
    }

    private void checkHeader() {
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
        if (plan.columns().isEmpty()) {
            problems.add(
                    "The table must have at least one metric.\nMaybe name the column of one: val_accuracy_pct=acc.");
        }
    }

    private void select() {
        var header = rows.columns();
        var selected = new ArrayList<>(architectures.columns());
        if (header.contains(EPOCHS) && !isDecision(EPOCHS)) {
            epochs = selected.size();
            selected.add(EPOCHS);
        }
        plan.columns().forEach((metric, column) -> {
            if (header.contains(column)) {
                var cells = new ValueCells(metric, column, selected.size());
                cells.checkNames(problems);
                values.add(cells);
                selected.add(column);
            } else {
                problems.add("There is no column (%s) for the metric %s; the file has %s."
                        .formatted(column, metric, String.join(", ", header)));
            }
        });
        problems.requireNone();
        rows.select(selected);
    }

    private boolean isDecision(String name) {
        return plan.space() instanceof DecisionSpace flat
                && flat.decisions().stream()
                        .anyMatch(decision -> decision.name().equals(name));
    }

    TableDraft read(LongConsumer progress) {
        var keys = ArchitectureKeys.of(plan.space());
        var store = new RowStore(values.size(), keys.hashed());
        long count = 0;
        while (rows.next()) {
            add(store, keys);
            if (++count % PROGRESS == 0) {
                progress.accept(count);
            }
            if (count > MOST_ROWS) {
                problems.add("The table must have at most %,d rows, but has more.".formatted(MOST_ROWS));
                throw problems.refusal();
            }
        }
        progress.accept(count);
        values.forEach(cells -> cells.checkValues(problems));
        if (count == 0) {
            problems.add("The table must have at least one row, but has only a header.");
        }
        return draft(store, keys);
    }

    private void add(RowStore store, ArchitectureKeys keys) {
        long before = problems.count();
        var architecture = architectures.read(rows, problems);
        int trained = epochs < 0 ? 0 : epochs();
        var row = new double[values.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = values.get(i).read(rows, problems);
        }
        if (architecture != null && problems.count() == before) {
            store.add(keys.key(architecture), trained, rows.number(), row);
        }
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

    private TableDraft draft(RowStore store, ArchitectureKeys keys) {
        var trained = store.epochs();
        if (trained.length > MOST_EPOCHS) {
            problems.add("The `epochs` must be at most %,d different numbers, but are %,d."
                    .formatted(MOST_EPOCHS, trained.length));
            throw problems.refusal();
        }
        var segments = new ArrayList<Segment>();
        for (int number : trained) {
            segments.add(store.segment(number, rows.place(), problems));
        }
        problems.requireNone();
        var header = new TableHeader(
                plan.info(store.architectures(), trained),
                keys.arities(),
                segments.stream().map(Segment::rows).toList());
        return new TableDraft(header, segments);
    }
}
