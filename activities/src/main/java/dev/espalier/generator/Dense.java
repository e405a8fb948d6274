package dev.espalier.generator;

import dev.espalier.gradient.Matrix;
import dev.espalier.gradient.Parameters;
import dev.espalier.gradient.Tape;
import dev.espalier.gradient.Tape.Factors;
import java.util.ArrayList;
import java.util.List;

/** Layers in which every input counts for every output: {@code x W + b}, and after all but the last 0 for less. */
final class Dense {

    private static final int NARROW = 16;

    private final Matrix[] weights;
    private final Matrix[] biases;
    private final Matrix[] parts;
    private final boolean narrow;

    /**
     * @param inputs widths of what stands side by side in the input, at least one
     * @param widths of the outputs of its layers, at least two
     */
    Dense(Parameters parameters, int[] inputs, int... widths) {
        weights = new Matrix[widths.length];
        biases = new Matrix[widths.length];
        parts = new Matrix[inputs.length];
        narrow = widths[widths.length - 1] < NARROW;
        int fanIn = 0;
        for (int input : inputs) {
            fanIn += input;
        }
        for (int layer = 0; layer < widths.length; layer++) {
            double bound = 1 / Math.sqrt(fanIn);
            boolean turned = narrow && layer == widths.length - 1;
            weights[layer] = turned
                    ? parameters.matrix(widths[layer], fanIn, bound)
                    : parameters.matrix(fanIn, widths[layer], bound);
            biases[layer] = parameters.matrix(1, widths[layer], bound);
            fanIn = widths[layer];
        }
        for (int part = 0, from = 0; part < inputs.length; from += inputs[part++]) {
            parts[part] = inputs.length == 1 ? weights[0] : parameters.rows(weights[0], from, from + inputs[part]);
        }
    }

    /** What one part of the input contributes to the first layer, for where the same part is used again. */
    Matrix share(Tape tape, int part, Matrix input) {
        return tape.product(input, parts[part]);
    }

    /**
     * @param inputs the first parts
     * @param shares of the other parts together; one of fewer rows is repeated
     */
    Matrix of(Tape tape, List<Matrix> inputs, Matrix... shares) {
        var factors = new ArrayList<Factors>();
        for (int part = 0; part < inputs.size(); part++) {
            factors.add(new Factors(inputs.get(part), parts[part]));
        }
        var hidden = tape.rectifiedSum(biases[0], factors, shares);
        int last = weights.length - 1;
        for (int layer = 1; layer < last; layer++) {
            hidden = tape.rectifiedSum(biases[layer], List.of(new Factors(hidden, weights[layer])));
        }
        return narrow
                ? tape.narrow(biases[last], hidden, weights[last])
                : tape.sum(biases[last], List.of(new Factors(hidden, weights[last])));
    }
}
