package dev.espalier.space.table;

import dev.espalier.space.Problems;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A Parquet file; of its columns those that hold one value per row. */
final class ParquetRows implements Rows {

    private final ParquetFileReader file;
    private final List<String> columns;
    private List<String> selected = List.of();
    private @Nullable RowReader rows;
    private int row;

    ParquetRows(Path path) throws IOException {
        this.file = open(path);
        this.columns = file.getFileSchema().getColumns().stream()
                .filter(column -> column.fieldPath().elements().size() == 1 && column.maxRepetitionLevel() == 0)
                .map(ColumnSchema::name)
                .toList();
    }

    private static ParquetFileReader open(Path path) throws IOException {
        try {
            return ParquetFileReader.open(InputFile.of(path));
        } catch (IOException | RuntimeException e) {
            // The library states what is wrong with a file in exceptions of many kinds.
            throw damaged(e);
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public void select(List<String> names) {
        selected = List.copyOf(names);
        var projection = ColumnProjection.columns(names.toArray(String[]::new));
        rows = read(() -> file.buildRowReader().projection(projection).build());
    }

    @Override
    public boolean next() {
        var reader = reader();
        boolean more = read(() -> {
            boolean found = reader.hasNext();
            if (found) {
                reader.next();
            }
            return found;
        });
        row++;
        return more;
    }

    private static <T> T read(Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            throw damaged(e);
        }
    }

    private static RuntimeException damaged(Exception e) {
        var problems = new Problems();
        problems.add("The file must be Parquet to its end, but cannot be read: " + e.getMessage());
        return problems.refusal();
    }

    private RowReader reader() {
        if (rows == null) {
            throw new IllegalStateException("Columns must be selected before rows are read.");
        }
        return rows;
    }

    @Override
    public int number() {
        return row;
    }

    @Override
    public String place() {
        return "row";
    }

    @Override
    public @Nullable String cell(int index) {
        var reader = reader();
        var name = selected.get(index);
        var text = read(() -> reader.isNull(name) ? "" : text(reader.getValue(name)))
                .strip();
        return text.isEmpty() ? null : text;
    }

    /** Whole numbers without a fraction: pandas turns a column of them into floats once a value was missing. */
    private static String text(Object value) {
        return switch (value) {
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            case BigDecimal decimal -> decimal.toPlainString();
            case Float number
            when number == Math.rint(number) && Math.abs(number) < 1e7f -> String.valueOf(number.intValue());
            case Double number
            when number == Math.rint(number) && Math.abs(number) < 1e15 -> String.valueOf(number.longValue());
            default -> value.toString();
        };
    }

    @Override
    public void close() {
        try {
            if (rows != null) {
                rows.close();
            }
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
