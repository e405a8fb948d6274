package dev.espalier.space.weights;

import java.util.Arrays;
import java.util.List;

/**
 * An array of float32 values, row by row: the last dimension runs fastest. Equal when shape and bits are.
 *
 * @param shape the dimensions; none for a single value
 * @param values as many as the product of the dimensions; not copied, so never to be changed afterwards
 */
public record Tensor(List<Integer> shape, float[] values) {

    public Tensor {
        shape = List.copyOf(shape);
        long count = count(shape);
        if (count != values.length) {
            throw new IllegalArgumentException("The `values` (%d) must be as many as the `shape` %s says, %d."
                    .formatted(values.length, shape, count));
        }
    }

    /** How many values an array of this shape has. */
    public static long count(List<Integer> shape) {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor(var itsShape, var itsValues)
                && shape.equals(itsShape)
                && Arrays.equals(values, itsValues);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Tensor" + shape;
    }
}
