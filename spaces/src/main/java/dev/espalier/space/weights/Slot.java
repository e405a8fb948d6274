package dev.espalier.space.weights;

import java.util.List;

/**
 * One array that a network learns or remembers, before it has values.
 *
 * @param node whose it is
 * @param name as in {@link Weights}
 * @param shape its dimensions, whose product is at most 2³¹ - 1
 */
public record Slot(String node, String name, Role role, List<Integer> shape) {

    public Slot {
        shape = List.copyOf(shape);
        if (!isCounted(shape)) {
            throw new IllegalArgumentException("The array (%s) must have at most %,d values, but has the shape %s."
                    .formatted(name, Integer.MAX_VALUE, shape));
        }
    }

    private static boolean isCounted(List<Integer> shape) {
        try {
            return Tensor.count(shape) <= Integer.MAX_VALUE;
        } catch (ArithmeticException _) {
            return false;
        }
    }

    /** What an array is for. */
    public enum Role {
        /** Of a convolution or a fully connected layer; decayed. */
        WEIGHT,
        /** Added by a fully connected layer, or by itself. */
        BIAS,
        /** Multiplied by a normalisation, or by itself. */
        SCALE,
        /** Added by a normalisation. */
        SHIFT,
        /** The mean that a normalisation remembers; not learned. */
        MEAN,
        /** The variance that a normalisation remembers; not learned. */
        VARIANCE;

        /** Whether a gradient reaches it. */
        public boolean learned() {
            return this != MEAN && this != VARIANCE;
        }
    }

    /** How many values it has. */
    public int count() {
        return (int) Tensor.count(shape);
    }

    /** How many values one output is made of. */
    public int fanIn() {
        return count() / Math.max(1, shape.getFirst());
    }
}
