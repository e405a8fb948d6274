package dev.espalier.space.table;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Rows sorted by key, with their values in columns. */
final class Segment {

    private final long[] first;

    /** The second half of each key; empty where the first is a position. */
    private final long[] second;

    private final PackedColumn[] columns;

    Segment(long[] first, long[] second, PackedColumn[] columns) {
        this.first = first;
        this.second = second;
        this.columns = columns;
    }

    int rows() {
        return first.length;
    }

    /** The row of a key, or a negative number. */
    int find(ArchitectureKeys.Key key) {
        int row = Arrays.binarySearch(first, key.first());
        return row >= 0 && second.length > 0 && second[row] != key.second() ? -1 : row;
    }

    /** The number of an architecture, or the first half of its hash. */
    long first(int row) {
        return first[row];
    }

    double value(int column, int row) {
        return columns[column].value(row);
    }

    /** Keys ascend, so that the differences of positions take a byte or two. */
    void write(DataOutputStream out) throws IOException {
        long previous = 0;
        for (long key : first) {
            writeVarying(out, key - previous);
            previous = key;
        }
        for (long key : second) {
            out.writeLong(key);
        }
        for (var column : columns) {
            column.write(out);
        }
    }

    static Segment read(DataInputStream in, int rows, int columns, boolean hashed) throws IOException {
        var first = new long[rows];
        long previous = 0;
        for (int i = 0; i < rows; i++) {
            previous += readVarying(in);
            first[i] = previous;
        }
        var second = new long[hashed ? rows : 0];
        for (int i = 0; i < second.length; i++) {
            second[i] = in.readLong();
        }
        var packed = new PackedColumn[columns];
        for (int i = 0; i < columns; i++) {
            packed[i] = PackedColumn.read(in, rows);
        }
        return new Segment(first, second, packed);
    }

    /** Seven bits a byte, the lowest first; the highest bit says that another one follows. */
    private static void writeVarying(DataOutputStream out, long value) throws IOException {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    private static long readVarying(DataInputStream in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = in.readUnsignedByte();
            value |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IOException("A key has more than 64 bits.");
    }
}
