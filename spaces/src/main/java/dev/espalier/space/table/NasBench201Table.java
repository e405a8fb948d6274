package dev.espalier.space.table;

import dev.espalier.space.Architecture;
import dev.espalier.space.cell.NasBench201;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
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
        for (var metric : info.metrics()) {
            double value = value(metric, trained, row);
            if (!Double.isNaN(value)) {
                measures.put(metric, value);
            }
        }
        return measures;
    }

    @Override
    public double[] column(String metric, int epochs) {
        int trained = info.resolve(epochs);
        return IntStream.range(0, (int) info.rows())
                .mapToDouble(row -> value(metric, trained, row))
                .toArray();
    }

    @Override
    public Architecture architecture(int row, int epochs) {
        return POSITIONS.at(row);
    }

    private double value(String metric, int trained, int row) {
        return switch (metric) {
            case "val_accuracy_pct" -> value("val_" + trained, row);
            case "test_accuracy_pct" -> value("test_" + trained, row);
            // The benchmark states seconds per epoch times epochs: 12 epochs took 12/200 of 200.
            case "train_seconds" -> value("seconds_200", row) * trained / FULL;
            case "val_accuracy_std_pct" -> trained == FULL ? value("std_200", row) : Double.NaN;
            case "naswot", "logsynflow" -> value("naswot", row) > 0 ? value(metric, row) : Double.NaN;
            default ->
                throw new IllegalArgumentException(
                        "The `metric` (%s) must be one of %s.".formatted(metric, info.metrics()));
        };
    }

    private double value(String column, int row) {
        return Columns.ALL.value(dataset + "_" + column, row);
    }
}
