package dev.espalier.space.table;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * Columns of decimal numbers of equal length, as the resources made by {@code spaces/tools/make_nasbench201.py} hold
 * them: gzip of "EDC1", rows, columns, and per column its name, decimals, bytes per value and the values times
 * 10^decimals as planes of bytes, lowest first. A value read is the double nearest to the decimal number written.
 */
public final class PackedColumns {

    private static final int MAGIC = 0x45444331;

    private final int rows;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    private PackedColumns(int rows) {
        this.rows = rows;
    }

    /** One column: whole numbers and what to divide them by. */
    private static final class Column {
        private final int[] values;
        private final double scale;

        Column(int[] values, double scale) {
            this.values = values;
            this.scale = scale;
        }
    }

    /**
     * Reads a resource that lies beside a class.
     *
     * @throws IllegalStateException when the resource is missing or damaged
     */
    public static PackedColumns read(Class<?> owner, String name) {
        try (var stream = Objects.requireNonNull(owner.getResourceAsStream(name), name)) {
            return read(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PackedColumns read(InputStream stream) throws IOException {
        try (var in = new DataInputStream(new GZIPInputStream(stream, 1 << 16))) {
            if (in.readInt() != MAGIC) {
                throw new IllegalStateException("The resource must start with EDC1.");
            }
            var packed = new PackedColumns(in.readInt());
            for (int remaining = in.readInt(); remaining > 0; remaining--) {
                var name = in.readUTF();
                double scale = Math.pow(10, in.readUnsignedByte());
                packed.columns.put(name, new Column(planes(in, packed.rows), scale));
            }
            return packed;
        }
    }

    private static int[] planes(DataInputStream in, int rows) throws IOException {
        var values = new int[rows];
        int planes = in.readUnsignedByte();
        for (int plane = 0; plane < planes; plane++) {
            var bytes = in.readNBytes(rows);
            for (int row = 0; row < rows; row++) {
                values[row] |= (bytes[row] & 255) << (8 * plane);
            }
        }
        return values;
    }

    public int rows() {
        return rows;
    }

    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /** The value of a column in a row, from 0. */
    public double value(String column, int row) {
        var values = columns.get(column);
        if (values == null) {
            throw new IllegalArgumentException(
                    "The `column` (%s) must be one of %s.".formatted(column, columns.keySet()));
        }
        return values.values[row] / values.scale;
    }
}
