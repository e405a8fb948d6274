package dev.espalier.sgnas;

import dev.espalier.gradient.Matrix;
import dev.espalier.gradient.Parameters;
import dev.espalier.gradient.Products;
import dev.espalier.gradient.Tape;
import java.util.Arrays;

/**
 * A convolution of 3 by 3 over an image, without bias and with zeros around it. A channel is a row, its pixels line by
 * line; the nine neighbours of all pixels are copied side by side, so that what remains is one product of matrices.
 */
final class Convolution {

    private static final int SIDE = 3;
    private static final int TAPS = SIDE * SIDE;

    private final Matrix weights;
    private final int width;

    /** @param width of a line of the image, pixels */
    Convolution(Parameters parameters, int width, int in, int out) {
        this.weights = parameters.normal(out, in * TAPS, Math.sqrt(2.0 / (TAPS * out)));
        this.width = width;
    }

    /** With 0 for whatever is negative. */
    Matrix rectified(Tape tape, Matrix input) {
        var result = of(tape, input);
        for (var row : result.value) {
            for (int i = 0; i < row.length; i++) {
                row[i] = Math.max(row[i], 0);
            }
        }
        tape.record(() -> {
            for (int channel = 0; channel < result.rows(); channel++) {
                cut(result.gradient[channel], result.value[channel]);
            }
        });
        return result;
    }

    private static void cut(float[] gradient, float[] value) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = value[i] > 0 ? gradient[i] : 0;
        }
    }

    Matrix of(Tape tape, Matrix input) {
        var neighbours = neighbours(tape, input);
        var result = tape.zeros(weights.rows(), input.columns());
        Products.addTransposed(result.value, weights.transposed(), neighbours.value);
        tape.record(() -> {
            Products.addTransposed(neighbours.gradient, weights.value, result.gradient);
            Products.addTransposed(weights.gradient, turned(result.gradient), around(input.transposed()));
        });
        return result;
    }

    /** The neighbours of all pixels: a row for each tap and channel. */
    private Matrix neighbours(Tape tape, Matrix input) {
        var neighbours = tape.matrix(TAPS * input.rows(), input.columns());
        for (int i = 0; i < neighbours.rows(); i++) {
            shift(input.value[i % input.rows()], neighbours.value[i], i / input.rows());
        }
        tape.record(() -> {
            var shifted = new float[input.columns()];
            for (int i = 0; i < neighbours.rows(); i++) {
                shift(neighbours.gradient[i], shifted, TAPS - 1 - i / input.rows());
                Products.add(input.gradient[i % input.rows()], shifted);
            }
        });
        return neighbours;
    }

    /** The same turned, a row for each pixel, from the channels of each pixel: whole runs of them are copied. */
    private float[][] around(float[][] pixels) {
        int channels = pixels[0].length;
        var around = new float[pixels.length][TAPS * channels];
        for (int pixel = 0; pixel < pixels.length; pixel++) {
            for (int tap = 0; tap < TAPS; tap++) {
                int right = tap % SIDE - 1;
                int column = pixel % width + right;
                int other = pixel + (tap / SIDE - 1) * width + right;
                if (column >= 0 && column < width && other >= 0 && other < pixels.length) {
                    System.arraycopy(pixels[other], 0, around[pixel], tap * channels, channels);
                }
            }
        }
        return around;
    }

    private static float[][] turned(float[][] rows) {
        var turned = new float[rows[0].length][rows.length];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < turned.length; i++) {
                turned[i][row] = rows[row][i];
            }
        }
        return turned;
    }

    /** Writes for each pixel the neighbour that a tap of the kernel meets there. */
    private void shift(float[] from, float[] to, int tap) {
        int right = tap % SIDE - 1;
        int ahead = (tap / SIDE - 1) * width + right;
        int first = Math.clamp(-ahead, 0, to.length);
        int end = Math.clamp(to.length - ahead, first, to.length);
        Arrays.fill(to, 0, first, 0);
        System.arraycopy(from, first + ahead, to, first, end - first);
        Arrays.fill(to, end, to.length, 0);
        if (right != 0) {
            for (int pixel = right < 0 ? 0 : width - 1; pixel < to.length; pixel += width) {
                to[pixel] = 0;
            }
        }
    }
}
