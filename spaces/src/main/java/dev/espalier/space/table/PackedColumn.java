package dev.espalier.space.table;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in little room: as many are decimals of few digits, they are kept as whole numbers of 4 bytes, an offset and a
 * power of ten; where that would lose a bit they are kept as doubles. A value read is the double that was written.
 */
final class PackedColumn {

    private static final int MOST_DECIMALS = 9;
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    /** In place of the decimals: plain doubles follow. */
    private static final int DOUBLES = -1;

    private final int decimals;
    private final long offset;
    private final int @Nullable [] whole;
    private final double @Nullable [] doubles;

    private PackedColumn(int decimals, long offset, int @Nullable [] whole, double @Nullable [] doubles) {
        this.decimals = decimals;
        this.offset = offset;
        this.whole = whole;
        this.doubles = doubles;
    }

    static PackedColumn of(double[] values) {
        int decimals = 0;
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (double value : values) {
            while (decimals <= MOST_DECIMALS && !exact(value, decimals)) {
                decimals++;
            }
        }
        var doubles = new PackedColumn(DOUBLES, 0, null, values);
        if (decimals > MOST_DECIMALS) {
            return doubles;
        }
        for (double value : values) {
            // More decimals than it needs may be too many for a great value.
            if (!exact(value, decimals)) {
                return doubles;
            }
            long scaled = scaled(value, decimals);
            least = Math.min(least, scaled);
            greatest = Math.max(greatest, scaled);
        }
        if (greatest - least > 0xFFFF_FFFFL) {
            return doubles;
        }
        var whole = new int[values.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (int) (scaled(values[i], decimals) - least);
        }
        return new PackedColumn(decimals, least, whole, null);
    }

    private static long scaled(double value, int decimals) {
        return Math.round(value * POWERS[decimals]);
    }

    /** Also by its bits, since a zero may be negative. */
    private static boolean exact(double value, int decimals) {
        long scaled = scaled(value, decimals);
        return Math.abs(scaled) < 1L << 53
                && Double.doubleToLongBits(scaled / POWERS[decimals]) == Double.doubleToLongBits(value);
    }

    /** The value in a row, from 0. */
    double value(int row) {
        if (whole != null) {
            return (offset + (whole[row] & 0xFFFF_FFFFL)) / POWERS[decimals];
        }
        return doubles == null ? Double.NaN : doubles[row];
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(decimals);
        out.writeLong(offset);
        if (whole != null) {
            for (int value : whole) {
                out.writeInt(value);
            }
        } else if (doubles != null) {
            for (double value : doubles) {
                out.writeDouble(value);
            }
        }
    }

    static PackedColumn read(DataInputStream in, int rows) throws IOException {
        int decimals = in.readByte();
        long offset = in.readLong();
        if (decimals == DOUBLES) {
            var doubles = new double[rows];
            for (int i = 0; i < rows; i++) {
                doubles[i] = in.readDouble();
            }
            return new PackedColumn(decimals, offset, null, doubles);
        }
        var whole = new int[rows];
        for (int i = 0; i < rows; i++) {
            whole[i] = in.readInt();
        }
        return new PackedColumn(decimals, offset, whole, null);
    }
}
