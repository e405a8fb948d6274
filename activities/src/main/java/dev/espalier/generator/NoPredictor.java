package dev.espalier.generator;

import dev.espalier.gradient.Matrix;
import dev.espalier.gradient.Tape;
import java.util.List;

/**
 * Where something else judges what is grown: of the losses the growing network keeps the share that it has beside a
 * predictor.
 *
 * @see <a href="https://arxiv.org/abs/2203.08734">Lukasik et al., ECCV 2022</a>, the variants with XGBoost
 */
record NoPredictor(Shape shape) implements Predictor {

    @Override
    public Matrix of(Tape tape, Matrix graphs) {
        return tape.zeros(graphs.rows(), 1);
    }

    @Override
    public void follow(Tape tape, List<Lesson> batch, Grown grown, Matrix graphs) {
        Imitation.follow(batch, grown, shape, 1 - AccuracyPredictor.SHARE);
    }

    @Override
    public double decay() {
        return 0;
    }
}
