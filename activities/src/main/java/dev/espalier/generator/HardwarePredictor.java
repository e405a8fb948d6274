package dev.espalier.generator;

import dev.espalier.gradient.Matrix;
import dev.espalier.gradient.Parameters;
import dev.espalier.gradient.Tape;
import dev.espalier.gradient.Tape.Factors;
import java.util.ArrayList;
import java.util.List;

/**
 * Says how accurate a graph will be and what it will cost on a device: layers as wide as a graph with the device beside
 * it, each of which is told the device again. Each loss counts as its share of itself where it is above 1, so that none
 * drowns the others, whatever its unit.
 *
 * @see <a href="https://arxiv.org/abs/2203.08734">Lukasik et al., ECCV 2022, Equations 4 and 5</a>, for what is searched
 */
final class HardwarePredictor implements Predictor {

    /** Of the losses of a search, that of its two figures together. */
    private static final double SHARE = 0.95;

    private static final double DECAY = 1e-4;
    private static final int LAYERS = 5;
    private static final int FIGURES = 2;
    private static final int DEVICES = Forecast.AccuracyAndCost.DEVICES;

    private final Shape shape;
    private final int device;
    private final List<Matrix> weights = new ArrayList<>();
    private final List<Matrix> biases = new ArrayList<>();

    /** @param device its place among those it can tell apart, or -1 for another */
    HardwarePredictor(Shape shape, Parameters parameters, int device) {
        this.shape = shape;
        this.device = device;
        int hidden = shape.width() + DEVICES;
        for (int layer = 0; layer < LAYERS; layer++) {
            int fanIn = layer == 0 ? hidden : hidden + DEVICES;
            int width = layer == LAYERS - 1 ? FIGURES : hidden;
            double bound = 1 / Math.sqrt(fanIn);
            weights.add(parameters.matrix(fanIn, width, bound));
            biases.add(parameters.matrix(1, width, bound));
        }
    }

    @Override
    public Matrix of(Tape tape, Matrix graphs) {
        var told = tape.zeros(graphs.rows(), DEVICES);
        if (device >= 0) {
            for (var row : told.value) {
                row[device] = 1;
            }
        }
        var hidden = graphs;
        for (int layer = 0; layer < LAYERS - 1; layer++) {
            hidden = tape.rectifiedSum(biases.get(layer), factors(tape, layer, hidden, told));
        }
        return tape.sum(biases.getLast(), factors(tape, LAYERS - 1, hidden, told));
    }

    private List<Factors> factors(Tape tape, int layer, Matrix hidden, Matrix told) {
        return List.of(new Factors(tape.beside(List.of(hidden, told)), weights.get(layer)));
    }

    @Override
    public void follow(Tape tape, List<Lesson> batch, Grown grown, Matrix graphs) {
        Imitation.follow(clamped(batch, grown), grown, shape, 1 - SHARE);
        var predicted = of(tape, graphs);
        for (int i = 0; i < batch.size(); i++) {
            int row = i % predicted.rows();
            var lesson = batch.get(i);
            double weight = SHARE / FIGURES * lesson.weight() / batch.size();
            var value = predicted.value[row];
            predicted.gradient[row][0] += (float) (weight * slope(value[0] - lesson.accuracy()));
            predicted.gradient[row][1] += (float) (weight * slope(value[1] - lesson.cost()));
        }
    }

    /** What is far from being grown counts for less, so that its loss is 1. */
    private List<Lesson> clamped(List<Lesson> batch, Grown grown) {
        var clamped = new ArrayList<Lesson>();
        for (int i = 0; i < batch.size(); i++) {
            var lesson = batch.get(i);
            double loss =
                    Imitation.loss(lesson.graph(), grown, i % grown.first().rows(), shape);
            clamped.add(
                    new Lesson(lesson.graph(), lesson.weight() / Math.max(1, loss), lesson.accuracy(), lesson.cost()));
        }
        return clamped;
    }

    /** Of a squared error over itself where it is above 1, as if that divisor were a constant. */
    private static double slope(double error) {
        return 2 * error / Math.max(1, error * error);
    }

    @Override
    public double decay() {
        return DECAY;
    }
}
