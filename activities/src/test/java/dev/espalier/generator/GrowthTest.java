package dev.espalier.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.gradient.Matrix;
import dev.espalier.gradient.Parameters;
import dev.espalier.gradient.Tape;
import dev.espalier.space.LabelledGraph;
import dev.espalier.space.cell.NasBench201;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Gradients against differences of the loss, which is written down once more here. */
class GrowthTest {

    private static final int GRAPHS = 3;
    private static final float STEP = 2e-3f;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(5);
    private final NasBench201 space = new NasBench201();
    private final Shape shape = Shape.of(space, 1, false);
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
    private final Matrix latent = new Matrix(GRAPHS, Growth.LATENT);
    private final List<Lesson> lessons = new ArrayList<>();
    private final Tape tape = new Tape(true);

    @Test
    void gradientsAreTheSlopesOfTheLoss() {
        for (var row : latent.value) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        for (int i = 0; i < 2 * GRAPHS; i++) {
            lessons.add(new Lesson(space.graphs(space.sample(random)).getFirst(), 1 + i, 0));
        }
        loss();
        matrices.forEach(Matrix::clearGradient);
        loss();
        tape.back();
        for (var matrix : matrices) {
            int row = random.nextInt(matrix.rows());
            int column = random.nextInt(matrix.columns());
            double slope = (lossWith(matrix, row, column, STEP) - lossWith(matrix, row, column, -STEP)) / (2 * STEP);
            assertThat((double) matrix.gradient[row][column])
                    .as("of number %d, %d of a matrix of %d x %d", row, column, matrix.rows(), matrix.columns())
                    .isCloseTo(slope, within(2e-3 + 0.05 * Math.abs(slope)));
        }
    }

    private double lossWith(Matrix matrix, int row, int column, float change) {
        float value = matrix.value[row][column];
        matrix.value[row][column] = value + change;
        parameters.changed();
        double loss = loss();
        matrix.value[row][column] = value;
        parameters.changed();
        return loss;
    }

    private double loss() {
        tape.rewind();
        var grown = growth.grow(tape, latent);
        Imitation.follow(lessons, grown, shape, 1);
        double loss = 0;
        for (int i = 0; i < lessons.size(); i++) {
            var lesson = lessons.get(i);
            loss += lesson.weight() / lessons.size() * loss(lesson.graph(), grown, i % GRAPHS);
        }
        return loss;
    }

    private double loss(LabelledGraph graph, Grown grown, int row) {
        double labels = 0;
        double links = 0;
        for (int vertex = 1; vertex < shape.vertices(); vertex++) {
            var scores = grown.labels()[vertex - 1].value[row];
            double sum = 0;
            for (float score : scores) {
                sum += Math.exp(score);
            }
            labels += Math.log(sum) - scores[graph.labels().get(vertex)];
            for (int from = 0; from < vertex; from++) {
                double score = grown.links()[LabelledGraph.link(from, vertex)].value[row][0];
                links += Math.log1p(Math.exp(graph.linked(from, vertex) ? -score : score));
            }
        }
        return labels / shape.vertices() + links / shape.links();
    }
}
