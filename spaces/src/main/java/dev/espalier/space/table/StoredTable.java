package dev.espalier.space.table;

import dev.espalier.space.Architecture;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A table that a user imported, as {@link TableDraft} wrote it. Its rows are read when the first is asked for. */
public final class StoredTable implements ResultTable {

    private static final int BUFFER = 1 << 16;

    private final Supplier<InputStream> source;
    private final TableHeader header;
    private final ArchitectureKeys keys;
    private volatile @Nullable List<Segment> loaded;

    private StoredTable(Supplier<InputStream> source, TableHeader header) {
        this.source = source;
        this.header = header;
        this.keys = new ArchitectureKeys(header.info().space(), header.arities());
    }

    /** @param source opens the stored content anew each time */
    public static StoredTable open(Supplier<InputStream> source) {
        try (var in = input(source)) {
            return new StoredTable(source, TableHeader.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataInputStream input(Supplier<InputStream> source) {
        return new DataInputStream(new BufferedInputStream(source.get(), BUFFER));
    }

    @Override
    public TableInfo info() {
        return header.info();
    }

    @Override
    public @Nullable SortedMap<String, Double> measures(Architecture architecture, int epochs) {
        int trained = info().resolve(epochs);
        if (!keys.fits(architecture)) {
            return null;
        }
        var segment = segment(trained);
        int row = segment.find(keys.key(architecture));
        if (row < 0) {
            return null;
        }
        var measures = new TreeMap<String, Double>();
        var metrics = info().metrics();
        for (int i = 0; i < metrics.size(); i++) {
            measures.put(metrics.get(i), segment.value(i, row));
        }
        return measures;
    }

    @Override
    public double[] column(String metric, int epochs) {
        int column = info().metrics().indexOf(metric);
        if (column < 0) {
            throw new IllegalArgumentException(
                    "The `metric` (%s) must be one of %s.".formatted(metric, info().metrics()));
        }
        var segment = segment(info().resolve(epochs));
        return IntStream.range(0, segment.rows())
                .mapToDouble(row -> segment.value(column, row))
                .toArray();
    }

    @Override
    public @Nullable Architecture architecture(int row, int epochs) {
        return keys.architecture(segment(info().resolve(epochs)).first(row));
    }

    private Segment segment(int trained) {
        return segments().get(Math.max(0, info().epochs().indexOf(trained)));
    }

    private List<Segment> segments() {
        var found = loaded;
        return found == null ? load() : found;
    }

    private synchronized List<Segment> load() {
        var found = loaded;
        if (found != null) {
            return found;
        }
        try (var in = input(source)) {
            TableHeader.read(in);
            var segments = new ArrayList<Segment>();
            for (int rows : header.rows()) {
                segments.add(Segment.read(in, rows, info().metrics().size(), keys.hashed()));
            }
            loaded = segments;
            return segments;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
