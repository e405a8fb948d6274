package dev.espalier.generator;

import dev.espalier.gradient.Matrix;
import dev.espalier.gradient.Parameters;
import dev.espalier.gradient.Tape;
import java.util.List;

/**
 * Says how accurate a graph will be: layers as wide as a graph.
 *
 * @see <a href="https://arxiv.org/abs/2203.08734">Lukasik et al., ECCV 2022, Section 3.2</a>
 */
final class AccuracyPredictor implements Predictor {

    /** Of the losses of a search, its share. */
    static final double SHARE = 0.9;

    private final Shape shape;
    private final Dense layers;

    AccuracyPredictor(Shape shape, Parameters parameters) {
        this.shape = shape;
        int width = shape.width();
        this.layers = new Dense(parameters, new int[] {width}, width, width, width, width, 1);
    }

    @Override
    public Matrix of(Tape tape, Matrix graphs) {
        return layers.of(tape, List.of(graphs));
    }

    @Override
    public void follow(Tape tape, List<Lesson> batch, Grown grown, Matrix graphs) {
        Imitation.follow(batch, grown, shape, 1 - SHARE);
        var predicted = of(tape, graphs);
        for (int i = 0; i < batch.size(); i++) {
            int row = i % predicted.rows();
            var lesson = batch.get(i);
            double error = predicted.value[row][0] - lesson.accuracy();
            predicted.gradient[row][0] += (float) (SHARE * lesson.weight() * 2 * error / batch.size());
        }
    }

    @Override
    public double decay() {
        return 0;
    }
}
