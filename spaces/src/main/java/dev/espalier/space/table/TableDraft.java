package dev.espalier.space.table;

import dev.espalier.space.Problems;
import dev.espalier.space.Refusal;
import dev.espalier.space.SearchSpace;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * A user's file of results, read and checked, ready to be stored. An architecture is given by one column per decision,
 * holding its options, or by one column {@code architecture} in the space's notation; a column {@code epochs} may say
 * how long each row was trained. Equal rows give equal bytes, in whatever order and format they came.
 */
public final class TableDraft {

    private final TableHeader header;
    private final List<Segment> segments;

    TableDraft(TableHeader header, List<Segment> segments) {
        this.header = header;
        this.segments = segments;
    }

    /**
     * What is wanted of a file.
     *
     * @param columns the file's column of each metric, whose name states its unit
     */
    public record Plan(String name, SearchSpace space, SortedMap<String, String> columns) {

        public Plan {
            columns = new TreeMap<>(columns);
        }

        /** The table as it will be known. */
        TableInfo info(long rows, int[] epochs) {
            var provenance = columns.entrySet().stream()
                    .map(entry -> entry.getKey() + " from the column " + entry.getValue())
                    .collect(Collectors.joining(", ", "Imported: ", "."));
            return new TableInfo(
                    name,
                    name,
                    space.name(),
                    List.copyOf(columns.keySet()),
                    rows,
                    Arrays.stream(epochs).filter(trained -> trained > 0).boxed().toList(),
                    provenance);
        }
    }

    /**
     * Reads comma-separated values, also compressed with gzip.
     *
     * @param progress told the number of rows read so far, every so often
     * @throws Refusal with what is wrong, by line and column
     * @throws IOException when the content breaks off
     */
    public static TableDraft ofCsv(Plan plan, InputStream content, LongConsumer progress) throws IOException {
        try (var rows = new CsvRows(content)) {
            return new TableReader(plan, rows, new Problems()).read(progress);
        }
    }

    /**
     * Reads a Parquet file.
     *
     * @param progress told the number of rows read so far, every so often
     * @throws Refusal with what is wrong, by row and column
     * @throws IOException when the file cannot be opened
     */
    public static TableDraft ofParquet(Plan plan, Path file, LongConsumer progress) throws IOException {
        try (var rows = new ParquetRows(file)) {
            return new TableReader(plan, rows, new Problems()).read(progress);
        }
    }

    public TableInfo info() {
        return header.info();
    }

    /** Writes what {@link StoredTable} reads. */
    public void write(OutputStream content) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(content, 1 << 16));
        header.write(out);
        for (var segment : segments) {
            segment.write(out);
        }
        out.flush();
    }
}
