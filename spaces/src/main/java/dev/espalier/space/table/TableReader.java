package dev.espalier.space.table;

import dev.espalier.space.Problems;
import dev.espalier.space.table.TableDraft.Plan;
import java.util.ArrayList;
import java.util.function.LongConsumer;

/** Reads the rows of one file into a draft, going on after a problem so that all are found at once. */
final class TableReader {

    private static final int PROGRESS = 1 << 14;
    private static final int MOST_ROWS = 10_000_000;
    private static final int MOST_EPOCHS = 1_000;

    private final Plan plan;
    private final Rows rows;
    private final Problems problems;
    private final RowReader reader;

    TableReader(Plan plan, Rows rows, Problems problems) {
        this.plan = plan;
        this.rows = rows;
        this.problems = problems;
        this.reader = new RowReader(plan.space(), plan.columns(), rows, problems);
    }

    TableDraft read(LongConsumer progress) {
        var keys = ArchitectureKeys.of(plan.space());
        var store = new RowStore(plan.columns().size(), keys.hashed());
        long count = 0;
        while (rows.next()) {
            var row = reader.read();
            if (row != null) {
                store.add(keys.key(row.architecture()), row.epochs(), rows.number(), row.values());
            }
            if (++count % PROGRESS == 0) {
                progress.accept(count);
            }
            if (count > MOST_ROWS) {
                problems.add("The table must have at most %,d rows, but has more.".formatted(MOST_ROWS));
                throw problems.refusal();
            }
        }
        progress.accept(count);
        reader.checkValues();
        if (count == 0) {
            problems.add("The table must have at least one row, but has only a header.");
        }
        return draft(store, keys);
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
