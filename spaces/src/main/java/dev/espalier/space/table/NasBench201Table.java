package dev.espalier.space.table;

import dev.espalier.space.Architecture;
import dev.espalier.space.cell.NasBench201;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One data set's columns of the NAS-Bench-201 resource. */
final class NasBench201Table implements ResultTable {

    private static final int FULL = 200;
    private static final int SHORT = 12;
    private static final NasBench201 SPACE = new NasBench201();
    private static final Positions POSITIONS = Positions.of(SPACE);

    private final TableInfo info;
    private final String dataset;

    NasBench201Table(String dataset, String title, String provenance) {
        this.dataset = dataset;
        this.info = new TableInfo(
                "nasbench201-" + dataset,
                title,
                NasBench201.NAME,
                List.of(
                        "val_accuracy_pct",
                        "test_accuracy_pct",
                        "train_seconds",
                        "val_accuracy_std_pct",
                        "naswot",
                        "logsynflow"),
                15_625,
                List.of(SHORT, FULL),
                provenance);
    }

    /** Read once for all three tables, when the first is asked. */
    private static final class Columns {
        static final PackedColumns ALL = PackedColumns.read(NasBench201Table.class, "nasbench201.bin");
    }

    @Override
    public TableInfo info() {
        return info;
    }

    @Override
    public boolean contains(Architecture architecture) {
        return SPACE.contains(architecture);
    }

    @Override
    public @Nullable SortedMap<String, Double> measures(Architecture architecture, int epochs) {
        int trained = info.resolve(epochs);
        if (!contains(architecture)) {
            return null;
        }
        int row = (int) POSITIONS.position(architecture);
        var measures = new TreeMap<String, Double>();
        measures.put("val_accuracy_pct", value("val_" + trained, row));
        measures.put("test_accuracy_pct", value("test_" + trained, row));
        // The benchmark states seconds per epoch times epochs: 12 epochs took 12/200 of 200.
        measures.put("train_seconds", value("seconds_200", row) * trained / FULL);
        if (trained == FULL) {
            measures.put("val_accuracy_std_pct", value("std_200", row));
        }
        if (value("naswot", row) > 0) {
            measures.put("naswot", value("naswot", row));
            measures.put("logsynflow", value("logsynflow", row));
        }
        return measures;
    }

    private double value(String column, int row) {
        return Columns.ALL.value(dataset + "_" + column, row);
    }
}
