package dev.espalier.sgnas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.gradient.Matrix;
import dev.espalier.gradient.Parameters;
import dev.espalier.gradient.Tape;
import dev.espalier.space.cell.NasBench201;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class GeneratorNetworkTest {

    private static final float STEP = 1e-3f;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(8);
    private final List<Matrix> matrices = new ArrayList<>();
    private final Parameters parameters = new Parameters(random) {
        @Override
        public Matrix normal(int rows, int columns, double deviation) {
            var matrix = super.normal(rows, columns, deviation);
            matrices.add(matrix);
            return matrix;
        }
    };

    /** A weighted sum of the scores under two constraints, in double precision. */
    private double loss(GeneratorNetwork network, Grid grid, float[] weights, Tape tape) {
        tape.rewind();
        parameters.changed();
        var constraint = network.constraint(tape, 1);
        var prior = network.prior(tape, grid.oneHot(new int[] {0, 1, 2, 3, 4, 3}));
        double loss = 0;
        for (float at : new float[] {0.25f, 0.75f}) {
            var scores = network.scores(tape, constraint, at, prior);
            for (int i = 0; i < weights.length; i++) {
                loss += weights[i] * (double) scores.value[0][i];
            }
            System.arraycopy(weights, 0, scores.gradient[0], 0, weights.length);
        }
        return loss;
    }

    @Test
    void hasAsManyNumbersAsPublishedForAnyGrid() {
        new GeneratorNetwork(parameters, Costs.IMAGENET);
        var other = new Parameters(random);
        new GeneratorNetwork(other, Grid.of(new NasBench201()));

        assertThat(parameters.count()).isEqualTo(67_969);
        assertThat(other.count()).isEqualTo(67_969);
    }

    @Test
    void whatAConstraintContributesIsProportionalToIt() {
        var network = new GeneratorNetwork(parameters, Costs.IMAGENET);
        var whole = network.constraint(new Tape(false), 1);
        var part = network.constraint(new Tape(false), 0.37f);
        for (int channel = 0; channel < whole.rows(); channel++) {
            for (int i = 0; i < whole.columns(); i++) {
                assertThat(part.value[channel][i]).isCloseTo(0.37f * whole.value[channel][i], within(2e-6f));
            }
        }
        assertThat(whole.value[3]).isNotEqualTo(whole.value[4]);
    }

    /** Together, since at some of them a ReLU bends between the two sides. */
    @Test
    void gradientsAreTheSlopesOfTheLoss() {
        var grid = Grid.of(new NasBench201());
        var network = new GeneratorNetwork(parameters, grid);
        var tape = new Tape(true);
        var weights = new float[grid.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        loss(network, grid, weights, tape);
        tape.back();
        for (var matrix : matrices) {
            double error = 0;
            double size = 0;
            for (int i = 0; i < 40; i++) {
                int row = random.nextInt(matrix.rows());
                int column = random.nextInt(matrix.columns());
                float value = matrix.value[row][column];
                matrix.value[row][column] = value + STEP;
                double above = loss(network, grid, weights, tape);
                matrix.value[row][column] = value - STEP;
                double slope = (above - loss(network, grid, weights, tape)) / (2 * STEP);
                matrix.value[row][column] = value;
                error += Math.abs(matrix.gradient[row][column] - slope);
                size += Math.abs(slope);
            }
            assertThat(error)
                    .as("of a matrix of %d x %d", matrix.rows(), matrix.columns())
                    .isLessThan(0.1 * size + 0.04);
        }
    }

    /** A convolution written down once more, pixel by pixel. */
    @Test
    void aConvolutionMeetsTheNeighboursOfEachPixel() {
        var convolution = new Convolution(parameters, 5, 2, 3);
        var image = new Matrix(2, 20);
        for (var row : image.value) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        var kernel = matrices.getFirst().value;
        var result = convolution.of(new Tape(false), image);
        for (int out = 0; out < 3; out++) {
            for (int pixel = 0; pixel < 20; pixel++) {
                assertThat((double) result.value[out][pixel])
                        .isCloseTo(at(pixel / 5, pixel % 5, kernel[out], image), within(1e-5));
            }
        }
    }

    private static double at(int y, int x, float[] kernel, Matrix image) {
        double sum = 0;
        for (int in = 0; in < 2; in++) {
            for (int tap = 0; tap < 9; tap++) {
                int line = y + tap / 3 - 1;
                int column = x + tap % 3 - 1;
                if (line >= 0 && line < 4 && column >= 0 && column < 5) {
                    sum += kernel[tap * 2 + in] * (double) image.value[in][line * 5 + column];
                }
            }
        }
        return sum;
    }
}
