package dev.espalier.space.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.espalier.space.Problems;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Comma-separated values in UTF-8 with a header, also compressed with gzip. */
final class CsvRows implements Rows {

    private static final int BUFFER = 1 << 16;

    private final CloseableIterator<CsvRecord> records;
    private final List<String> columns;
    private int[] selected = {};
    private @Nullable CsvRecord current;

    CsvRows(InputStream content) throws IOException {
        this.records = CsvReader.builder()
                .detectBomHeader(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(unzipped(content))
                .iterator();
        this.columns = next() ? record().getFields().stream().map(String::strip).toList() : List.of();
    }

    private static InputStream unzipped(InputStream content) throws IOException {
        var buffered = new BufferedInputStream(content, BUFFER);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered, BUFFER) : buffered;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public void select(List<String> names) {
        selected = names.stream().mapToInt(columns::indexOf).toArray();
    }

    @Override
    public boolean next() {
        current = read(() -> records.hasNext() ? records.next() : null);
        return current != null;
    }

    private static <T> @Nullable T read(Supplier<@Nullable T> step) {
        try {
            return step.get();
        } catch (CsvParseException e) {
            throw damaged(e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof ZipException || e.getCause() instanceof EOFException) {
                throw damaged(e);
            }
            throw e;
        }
    }

    private static RuntimeException damaged(Exception e) {
        var problems = new Problems();
        problems.add("The file must be CSV to its end, but cannot be read on: " + e.getMessage());
        return problems.refusal();
    }

    private CsvRecord record() {
        if (current == null) {
            throw new IllegalStateException("There is no row before the first and after the last.");
        }
        return current;
    }

    @Override
    public int number() {
        return (int) record().getStartingLineNumber();
    }

    @Override
    public String place() {
        return "line";
    }

    @Override
    public @Nullable String cell(int index) {
        var record = record();
        int column = selected[index];
        if (column < 0 || column >= record.getFieldCount()) {
            return null;
        }
        var text = record.getField(column).strip();
        return text.isEmpty() ? null : text;
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
