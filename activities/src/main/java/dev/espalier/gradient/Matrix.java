package dev.espalier.gradient;

import java.util.Arrays;

/**
 * Rows of numbers and, beside each, the gradient of a loss. Matrices may share rows: a selection or a stack copies
 * nothing, so that what flows back into it reaches the rows it was made of. Each row is an array of its own, since loops
 * over whole arrays are what the JIT vectorises.
 */
public final class Matrix {

    private static final float[][] NONE = {};

    public final float[][] value;
    public final float[][] gradient;
    private float[][] turned = NONE;
    private boolean stale = true;

    public Matrix(float[][] value, float[][] gradient) {
        this.value = value;
        this.gradient = gradient;
    }

    public Matrix(int rows, int columns) {
        this(new float[rows][columns], new float[rows][columns]);
    }

    public int rows() {
        return value.length;
    }

    public int columns() {
        return value[0].length;
    }

    public void clearGradient() {
        for (var row : gradient) {
            Arrays.fill(row, 0);
        }
    }

    /** Must be said after the values have changed, if the transpose is asked for again. */
    public void changed() {
        stale = true;
    }

    /** The values with rows and columns exchanged, kept until they change. */
    public float[][] transposed() {
        if (stale) {
            turned = turned.length == 0 ? new float[columns()][rows()] : turned;
            for (int row = 0; row < value.length; row++) {
                for (int column = 0; column < turned.length; column++) {
                    turned[column][row] = value[row][column];
                }
            }
            stale = false;
        }
        return turned;
    }

    /** Some rows of this. */
    public Matrix rows(int from, int to) {
        return new Matrix(Arrays.copyOfRange(value, from, to), Arrays.copyOfRange(gradient, from, to));
    }

    /** The rows of both, these first. */
    public Matrix over(Matrix below) {
        return new Matrix(joined(value, below.value), joined(gradient, below.gradient));
    }

    private static float[][] joined(float[][] above, float[][] below) {
        var joined = Arrays.copyOf(above, above.length + below.length);
        System.arraycopy(below, 0, joined, above.length, below.length);
        return joined;
    }
}
