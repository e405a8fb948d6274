package dev.espalier.space.table;

import dev.espalier.space.Architecture;
import dev.espalier.space.Problems;
import dev.espalier.space.Refusal;
import dev.espalier.space.SearchSpace;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody measured of one architecture and wrote into a small file, of which all rows are at hand.
 *
 * @param values by metric, in the units that the metrics' names state
 */
public record MeasuredRow(Architecture architecture, SortedMap<String, Double> values) {

    public MeasuredRow {
        values = new TreeMap<>(values);
    }

    /**
     * Which columns are read.
     *
     * @param required the file's column of each metric
     * @param optional further ones, read where the file has them
     * @param least rows that there must be
     * @param most rows that there may be
     */
    public record Plan(
            SearchSpace space,
            SortedMap<String, String> required,
            SortedMap<String, String> optional,
            int least,
            int most) {

        private SortedMap<String, String> columns(List<String> header) {
            var columns = new TreeMap<>(optional);
            columns.values().retainAll(header);
            columns.putAll(required);
            return columns;
        }
    }

    /**
     * Reads comma-separated values, also compressed with gzip: architectures as {@link TableDraft} reads them, each
     * once.
     *
     * @param problems told what is wrong, by line
     * @throws Refusal with all problems when the file cannot be read on
     * @throws IOException when the content breaks off
     */
    public static List<MeasuredRow> ofCsv(Plan plan, InputStream content, Problems problems) throws IOException {
        try (var rows = new CsvRows(content)) {
            var columns = plan.columns(rows.columns());
            var reader = new RowReader(plan.space(), columns, rows, problems);
            return read(plan, List.copyOf(columns.keySet()), rows, reader, problems);
        }
    }

    private static List<MeasuredRow> read(
            Plan plan, List<String> metrics, Rows rows, RowReader reader, Problems problems) {
        var lines = new HashMap<Architecture, Integer>();
        var measured = new ArrayList<MeasuredRow>();
        int count = 0;
        while (rows.next()) {
            if (++count > plan.most()) {
                problems.add("The file must have at most %,d rows, but has more.".formatted(plan.most()));
                throw problems.refusal();
            }
            var row = reader.read();
            if (row != null && isNew(row.architecture(), rows, lines, problems)) {
                measured.add(new MeasuredRow(row.architecture(), values(metrics, row.values())));
            }
        }
        if (count < plan.least()) {
            problems.add("The file must have at least %d rows, but has %d.".formatted(plan.least(), count));
        }
        reader.checkValues();
        return measured;
    }

    private static boolean isNew(
            Architecture architecture, Rows rows, Map<Architecture, Integer> lines, Problems problems) {
        var before = lines.putIfAbsent(architecture, rows.number());
        if (before != null) {
            problems.add("The architecture in %s %d stands in %s %d already."
                    .formatted(rows.place(), rows.number(), rows.place(), before));
        }
        return before == null;
    }

    private static SortedMap<String, Double> values(List<String> metrics, double[] values) {
        var named = new TreeMap<String, Double>();
        for (int i = 0; i < values.length; i++) {
            named.put(metrics.get(i), values[i]);
        }
        return named;
    }
}
