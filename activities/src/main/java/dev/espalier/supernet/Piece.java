package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Part of a shared array: some ranges along one dimension, one behind the other.
 *
 * @param array its name
 */
record Piece(String array, int dimension, List<Range> ranges) {

    Piece {
        ranges = List.copyOf(ranges);
    }

    /** From a place to before another. */
    record Range(long from, long to) {

        /** The same memory, as an array of a scope. */
        NDArray of(NDArray whole, int dimension, NDManager scope) {
            var last = whole.getShape().getShape().clone();
            var first = new long[last.length];
            first[dimension] = from;
            last[dimension] = to;
            return JniUtils.index((PtNDArray) whole, first, last, steps(last.length), (PtNDManager) scope);
        }
    }

    private static long[] steps(int dimensions) {
        var steps = new long[dimensions];
        Arrays.fill(steps, 1);
        return steps;
    }

    /** Blocks of one width, in this order; those that follow each other are one range. */
    static Piece of(String array, int dimension, List<Integer> blocks, int width) {
        var ranges = new ArrayList<Range>();
        for (int block : blocks) {
            long from = (long) block * width;
            if (!ranges.isEmpty() && ranges.getLast().to == from) {
                from = ranges.removeLast().from;
            }
            ranges.add(new Range(from, (long) (block + 1) * width));
        }
        return new Piece(array, dimension, ranges);
    }

    /** Whether it is the same memory, not a copy. */
    boolean shared() {
        return ranges.size() == 1;
    }

    /** Its values as an array of a scope; gradients pass to the whole. */
    NDArray of(NDArray whole, NDManager scope) {
        var parts = new NDList();
        ranges.forEach(range -> parts.add(range.of(whole, dimension, scope)));
        return shared() ? parts.singletonOrThrow() : NDArrays.concat(parts, dimension);
    }

    /** Writes values of a copy, of one dimension, back to the whole. */
    void put(NDArray copy, NDArray whole, NDManager scope) {
        long from = 0;
        for (var range : ranges) {
            long to = from + range.to - range.from;
            var values = new Range(from, to).of(copy, 0, scope);
            JniUtils.indexSet(
                    (PtNDArray) whole, (PtNDArray) values, new long[] {range.from}, new long[] {range.to}, new long[] {1
                    });
            from = to;
        }
    }
}
