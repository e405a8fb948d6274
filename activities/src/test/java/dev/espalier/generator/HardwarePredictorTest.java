package dev.espalier.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.gradient.Matrix;
import dev.espalier.gradient.Parameters;
import dev.espalier.gradient.Tape;
import dev.espalier.space.cell.NasBench201;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class HardwarePredictorTest {

    private static final int GRAPHS = 3;
    private static final float STEP = 2e-3f;
    private static final int PIXEL3 = 3;
    private static final Forecast ON_PIXEL3 = new Forecast.AccuracyAndCost(PIXEL3);

    private final NasBench201 space = new NasBench201();
    private final Shape shape = Shape.of(space, 1, false);

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private Generator generator(Forecast forecast) {
        return new Generator(shape, forecast, random(1));
    }

    private Lesson lesson(RandomGenerator random, double weight, double accuracy, double cost) {
        return new Lesson(space.graphs(space.sample(random)).getFirst(), weight, accuracy, cost);
    }

    @Test
    void hasAsManyParametersAsPublished() {
        assertThat(generator(ON_PIXEL3).predictorParameters()).isEqualTo(34_574);
        assertThat(generator(new Forecast.Nothing()).predictorParameters()).isZero();
    }

    @Test
    void tellsDevicesApart() {
        var predictions = new ArrayList<Float>();
        for (int device = -1; device < 6; device++) {
            var predictor = new HardwarePredictor(shape, new Parameters(random(1)), device);
            var tape = new Tape(false);
            predictions.add(predictor.of(tape, tape.zeros(1, shape.width())).value[0][1]);
        }
        assertThat(predictions).doesNotHaveDuplicates();
    }

    @Test
    void predictsTheAccuracyAndTheCostThatItWasTold() {
        var generator = generator(ON_PIXEL3);
        var random = random(2);
        for (int step = 0; step < 600; step++) {
            generator.learn(List.of(lesson(random, 1, 0.5, 7), lesson(random, 1, 0.5, 7)), random, 2, 1e-3);
        }
        assertThat(generator.draw(50, random)).allSatisfy(drawn -> {
            assertThat(drawn.accuracy()).isCloseTo(0.5, within(0.15));
            assertThat(drawn.cost()).isCloseTo(7, within(1.0));
        });
    }

    @Test
    void parametersShrinkWhereNothingElseMovesThem() {
        var random = random(3);
        var batch = List.of(lesson(random, 0, 0.5, 7));
        var still = generator(new Forecast.Accuracy());
        var shrinking = generator(ON_PIXEL3);
        still.learn(batch, random, 1, 1e-3);
        shrinking.learn(batch, random, 1, 1e-3);
        assertThat(tail(still.bytes(), 4))
                .isEqualTo(tail(generator(new Forecast.Accuracy()).bytes(), 4));
        assertThat(tail(shrinking.bytes(), 4))
                .isNotEqualTo(tail(generator(ON_PIXEL3).bytes(), 4));
    }

    private static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    @Test
    void takesHowGraphsAreGrownFromANetworkThatForetellsSomethingElse() {
        var random = random(4);
        var other = generator(new Forecast.Accuracy());
        for (int step = 0; step < 20; step++) {
            other.imitate(List.of(lesson(random, 1, 0, 0)), random, 1, 1e-2);
        }
        var generator = generator(ON_PIXEL3);
        var untaught = generator.bytes();
        generator.readGrowth(other.bytes());
        assertThat(generator.draw(20, random(5)).stream().map(Generator.Drawn::draft))
                .isEqualTo(other.draw(20, random(5)).stream()
                        .map(Generator.Drawn::draft)
                        .toList())
                .isNotEqualTo(generator(ON_PIXEL3).draw(20, random(5)).stream()
                        .map(Generator.Drawn::draft)
                        .toList());
        int growth = 4 + 12 * generator.growthParameters();
        assertThat(tail(generator.bytes(), growth)).isEqualTo(tail(untaught, growth));
    }

    /** Gradients of the three losses against differences; a loss above 1 is divided by what it was, held still. */
    @Test
    void gradientsAreTheSlopesOfTheLossesOverTheirClampedSelves() {
        var slopes = new Slopes();
        slopes.check();
    }

    private final class Slopes {
        private final RandomGenerator random = random(6);
        private final List<Matrix> matrices = new ArrayList<>();
        private final Parameters parameters = new Parameters(random) {
            @Override
            public Matrix matrix(int rows, int columns, double bound) {
                var matrix = super.matrix(rows, columns, bound);
                matrices.add(matrix);
                return matrix;
            }
        };
        private final Growth growth = new Growth(shape, parameters);
        private final HardwarePredictor predictor = new HardwarePredictor(shape, parameters, PIXEL3);
        private final Matrix latent = new Matrix(GRAPHS, Growth.LATENT);
        private final Tape tape = new Tape(true);
        private final List<Lesson> lessons = List.of(
                lesson(random, 1, 0.9, 0.2),
                lesson(random, 2, -3, 0.7),
                lesson(random, 3, 0.4, 30),
                lesson(random, 4, 5, -4));

        private double[] divisors = {};

        void check() {
            for (var row : latent.value) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = (float) random.nextGaussian();
                }
            }
            var losses = losses();
            assertThat(Arrays.stream(losses).boxed())
                    .anyMatch(loss -> loss > 1.5)
                    .anyMatch(loss -> loss < 0.7);
            divisors = Arrays.stream(losses).map(loss -> Math.max(1, loss)).toArray();
            matrices.forEach(Matrix::clearGradient);
            losses();
            tape.back();
            for (var matrix : matrices) {
                int row = random.nextInt(matrix.rows());
                int column = random.nextInt(matrix.columns());
                double slope =
                        (lossWith(matrix, row, column, STEP) - lossWith(matrix, row, column, -STEP)) / (2 * STEP);
                assertThat((double) matrix.gradient[row][column])
                        .as("of number %d, %d of a matrix of %d x %d", row, column, matrix.rows(), matrix.columns())
                        .isCloseTo(slope, within(1e-3 + 0.05 * Math.abs(slope)));
            }
        }

        private double lossWith(Matrix matrix, int row, int column, float change) {
            float value = matrix.value[row][column];
            matrix.value[row][column] = value + change;
            parameters.changed();
            var losses = losses();
            matrix.value[row][column] = value;
            parameters.changed();
            double loss = 0;
            for (int i = 0; i < losses.length; i++) {
                double share = i % 3 == 0 ? 0.05 : 0.475;
                loss += share * lessons.get(i / 3).weight() / lessons.size() * losses[i] / divisors[i];
            }
            return loss;
        }

        /** Of each lesson: what speaks against the graph, and the squared errors of accuracy and cost. */
        private double[] losses() {
            tape.rewind();
            var grown = growth.grow(tape, latent);
            var graphs = tape.beside(grown.parts());
            predictor.follow(tape, lessons, grown, graphs);
            var predicted = predictor.of(tape, graphs);
            var losses = new double[3 * lessons.size()];
            for (int i = 0; i < lessons.size(); i++) {
                var lesson = lessons.get(i);
                int row = i % GRAPHS;
                losses[3 * i] = Imitation.loss(lesson.graph(), grown, row, shape);
                losses[3 * i + 1] = Math.pow(predicted.value[row][0] - lesson.accuracy(), 2);
                losses[3 * i + 2] = Math.pow(predicted.value[row][1] - lesson.cost(), 2);
            }
            return losses;
        }
    }
}
