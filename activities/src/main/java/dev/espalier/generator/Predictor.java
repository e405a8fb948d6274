package dev.espalier.generator;

import dev.espalier.gradient.Matrix;
import dev.espalier.gradient.Parameters;
import dev.espalier.gradient.Tape;
import java.util.List;

/** What judges grown graphs, and how it learns together with what grows them. */
sealed interface Predictor permits NoPredictor, AccuracyPredictor, HardwarePredictor {

    /** With parameters of its own, after those that there are. */
    static Predictor of(Forecast forecast, Shape shape, Parameters parameters) {
        return switch (forecast) {
            case Forecast.Nothing() -> new NoPredictor(shape);
            case Forecast.Accuracy() -> new AccuracyPredictor(shape, parameters);
            case Forecast.AccuracyAndCost(int device) -> new HardwarePredictor(shape, parameters, device);
        };
    }

    /**
     * What it says: accuracy, then cost, as far as it foretells them.
     *
     * @param graphs as numbers, one a row
     */
    Matrix of(Tape tape, Matrix graphs);

    /**
     * Puts the gradients of all losses of a search beside what was grown and what it says.
     *
     * @param graphs of which it says it, as many as were grown
     */
    void follow(Tape tape, List<Lesson> batch, Grown grown, Matrix graphs);

    /** By how much all parameters are drawn towards 0: a share of them is added to their gradients. */
    double decay();
}
