package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Moves the free numbers of a mixture's shares, which are few, along their gradients. They and what is remembered of their
 * gradients lie in arrays that are kept with the weights.
 */
final class ShareDescent {

    private static final double MEAN = 0.9;
    private static final double SQUARE = 0.999;
    private static final double EPSILON = 1e-8;

    private final MixtureRecipe recipe;
    private final NDArray free;
    private final NDArray mean;
    private final NDArray square;

    ShareDescent(NDManager manager, float[] begun, MixtureRecipe recipe) {
        this.recipe = recipe;
        this.free = manager.create(begun);
        this.mean = manager.zeros(new Shape(begun.length));
        this.square = manager.zeros(new Shape(begun.length));
    }

    float[] free() {
        return free.toFloatArray();
    }

    SequencedMap<String, NDArray> arrays() {
        var arrays = new LinkedHashMap<String, NDArray>();
        arrays.put("shares/free", free);
        arrays.put("shares/mean", mean);
        arrays.put("shares/square", square);
        return arrays;
    }

    /**
     * One step.
     *
     * @param taken steps before
     */
    void step(double[] gradient, int taken, double epoch) {
        var numbers = free.toFloatArray();
        var means = mean.toFloatArray();
        var squares = square.toFloatArray();
        double rate = recipe.schedule().at(epoch);
        for (int i = 0; i < numbers.length; i++) {
            if (recipe.momentum() == MixtureRecipe.ADAM) {
                means[i] = (float) (MEAN * means[i] + (1 - MEAN) * gradient[i]);
                squares[i] = (float) (SQUARE * squares[i] + (1 - SQUARE) * gradient[i] * gradient[i]);
                double unbiased = means[i] / (1 - StrictMath.pow(MEAN, taken + 1));
                double spread = squares[i] / (1 - StrictMath.pow(SQUARE, taken + 1));
                numbers[i] -= (float) (rate * unbiased / (Math.sqrt(spread) + EPSILON));
            } else {
                means[i] = (float) (recipe.momentum() * means[i] + gradient[i]);
                numbers[i] -= (float) (rate * means[i]);
            }
        }
        free.set(FloatBuffer.wrap(numbers));
        mean.set(FloatBuffer.wrap(means));
        square.set(FloatBuffer.wrap(squares));
    }
}
