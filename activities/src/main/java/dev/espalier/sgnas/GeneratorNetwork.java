package dev.espalier.sgnas;

import dev.espalier.gradient.Matrix;
import dev.espalier.gradient.Parameters;
import dev.espalier.gradient.Products;
import dev.espalier.gradient.Tape;
import java.util.Arrays;

/**
 * The network of the generator: a head that sees the constraint, one that sees a prior architecture, and a trunk that
 * makes scores of their sum; 67,969 numbers for any grid. Since neither head has a bias, what a constraint contributes is
 * proportional to it, and both heads are computed once for all constraints.
 *
 * <p>Unlike the paper's Figure 2, the constraint passes three convolutions and the prior two, the trunk has four beside
 * the one that makes scores, and scores may be negative: so it is in the code that its authors released, whose networks
 * have the published costs.
 *
 * @see <a href="https://arxiv.org/abs/2103.07289">Huang &amp; Chu, CVPR 2021, Figure 2</a>
 */
final class GeneratorNetwork {

    private static final int CHANNELS = 32;
    private static final int CONSTRAINT_CHANNELS = 10;
    private static final int CONSTRAINT_LAYERS = 3;
    private static final int PRIOR_LAYERS = 2;
    private static final int TRUNK_LAYERS = 4;

    private final Convolution[] constraint;
    private final Convolution[] prior;
    private final Convolution[] trunk;
    private final Convolution scores;
    private final Matrix bias;
    private final int size;

    GeneratorNetwork(Parameters parameters, Grid grid) {
        int width = grid.pixels();
        constraint = layers(parameters, width, CONSTRAINT_CHANNELS, CONSTRAINT_LAYERS);
        prior = layers(parameters, width, 1, PRIOR_LAYERS);
        trunk = layers(parameters, width, CHANNELS, TRUNK_LAYERS);
        scores = new Convolution(parameters, width, CHANNELS, 1);
        bias = parameters.normal(1, 1, 0);
        size = grid.size();
    }

    private static Convolution[] layers(Parameters parameters, int width, int in, int count) {
        var layers = new Convolution[count];
        for (int i = 0; i < count; i++) {
            layers[i] = new Convolution(parameters, width, i == 0 ? in : CHANNELS, CHANNELS);
        }
        return layers;
    }

    /**
     * What a constraint contributes.
     *
     * @param at where in its range it lies, 0 to 1; what it contributes is so many times that of 1
     */
    Matrix constraint(Tape tape, float at) {
        var constant = new Matrix(CONSTRAINT_CHANNELS, size);
        for (var row : constant.value) {
            Arrays.fill(row, at);
        }
        return through(tape, constraint, constant);
    }

    /** What a prior contributes, given one-hot. */
    Matrix prior(Tape tape, float[] image) {
        return through(tape, prior, new Matrix(new float[][] {image}, new float[1][image.length]));
    }

    /**
     * The scores of all options, one row of them.
     *
     * @param constraint what a constraint of 1 contributes
     * @param at where in its range the constraint lies, 0 to 1
     */
    Matrix scores(Tape tape, Matrix constraint, float at, Matrix prior) {
        var sum = sum(tape, constraint, at, prior);
        var all = scores.of(tape, sum(tape, sum, 1, through(tape, trunk, sum)));
        var row = all.value[0];
        for (int i = 0; i < row.length; i++) {
            row[i] += bias.value[0][0];
        }
        tape.record(() -> {
            for (float slope : all.gradient[0]) {
                bias.gradient[0][0] += slope;
            }
        });
        return all;
    }

    private static Matrix through(Tape tape, Convolution[] layers, Matrix input) {
        var hidden = input;
        for (var layer : layers) {
            hidden = layer.rectified(tape, hidden);
        }
        return hidden;
    }

    private static Matrix sum(Tape tape, Matrix one, float factor, Matrix other) {
        var sum = tape.zeros(one.rows(), one.columns());
        add(sum.value, factor, one.value);
        add(sum.value, 1, other.value);
        tape.record(() -> {
            add(one.gradient, factor, sum.gradient);
            add(other.gradient, 1, sum.gradient);
        });
        return sum;
    }

    private static void add(float[][] sum, float factor, float[][] rows) {
        for (int row = 0; row < sum.length; row++) {
            Products.add(sum[row], factor, rows[row]);
        }
    }
}
