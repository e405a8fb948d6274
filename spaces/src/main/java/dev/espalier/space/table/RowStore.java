package dev.espalier.space.table;

import dev.espalier.space.Problems;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The rows of a table while it is read: parallel arrays that grow, then one {@link Segment} per number of epochs. */
final class RowStore {

    private static final int FIRST = 1 << 12;

    private final double[][] values;
    private final boolean hashed;
    private long[] first = new long[FIRST];
    private long[] second;
    private int[] epochs = new int[FIRST];
    private int[] numbers = new int[FIRST];
    private int size;

    RowStore(int columns, boolean hashed) {
        this.values = new double[columns][FIRST];
        this.hashed = hashed;
        this.second = new long[hashed ? FIRST : 0];
    }

    /** @param number of the row, for people */
    void add(ArchitectureKeys.Key key, int trained, int number, double[] row) {
        if (size == first.length) {
            grow(size + (size >> 1));
        }
        first[size] = key.first();
        if (hashed) {
            second[size] = key.second();
        }
        epochs[size] = trained;
        numbers[size] = number;
        for (int i = 0; i < row.length; i++) {
            values[i][size] = row[i];
        }
        size++;
    }

    private void grow(int capacity) {
        first = Arrays.copyOf(first, capacity);
        second = hashed ? Arrays.copyOf(second, capacity) : second;
        epochs = Arrays.copyOf(epochs, capacity);
        numbers = Arrays.copyOf(numbers, capacity);
        for (int i = 0; i < values.length; i++) {
            values[i] = Arrays.copyOf(values[i], capacity);
        }
    }

    int size() {
        return size;
    }

    /** How many architectures there are, whatever their epochs. */
    long architectures() {
        var sorted = Arrays.copyOf(first, size);
        Arrays.sort(sorted);
        return Arrays.stream(sorted).distinct().count();
    }

    /** The numbers of epochs, ascending. */
    int[] epochs() {
        return IntStream.range(0, size).map(i -> epochs[i]).distinct().sorted().toArray();
    }

    /** The rows of one number of epochs, sorted by key; says so where a key stands twice. */
    Segment segment(int trained, String place, Problems problems) {
        var rows = IntStream.range(0, size).filter(i -> epochs[i] == trained).toArray();
        var sorted = new long[rows.length];
        Arrays.setAll(sorted, i -> first[rows[i]]);
        Arrays.sort(sorted);
        // Ranks instead of a sort of the rows: no comparator, no boxed index.
        var ranks = new int[rows.length];
        Arrays.fill(ranks, -1);
        for (int row : rows) {
            int rank = Arrays.binarySearch(sorted, first[row]);
            if (ranks[rank] >= 0) {
                problems.add("The architecture in %s %d stands in %s %d already%s."
                        .formatted(
                                place,
                                numbers[row],
                                place,
                                numbers[ranks[rank]],
                                trained == 0 ? "" : ", at %d epochs as well".formatted(trained)));
            } else {
                ranks[rank] = row;
            }
        }
        return segment(sorted, ranks);
    }

    private Segment segment(long[] sorted, int[] ranks) {
        // A rank without a row is a repeated key, and then the segment is never used.
        var rows = Arrays.stream(ranks).filter(row -> row >= 0).toArray();
        var checks = new long[hashed ? rows.length : 0];
        Arrays.setAll(checks, i -> second[rows[i]]);
        var columns = new PackedColumn[values.length];
        for (int i = 0; i < columns.length; i++) {
            var source = values[i];
            columns[i] = PackedColumn.of(
                    Arrays.stream(rows).mapToDouble(row -> source[row]).toArray());
        }
        return new Segment(sorted, checks, columns);
    }
}
