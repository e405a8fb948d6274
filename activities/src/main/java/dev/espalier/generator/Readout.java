package dev.espalier.generator;

import dev.espalier.gradient.Exponential;
import dev.espalier.gradient.Matrix;
import dev.espalier.gradient.Parameters;
import dev.espalier.gradient.Products;
import dev.espalier.gradient.Tape;
import dev.espalier.gradient.Tape.Factors;
import java.util.List;

/**
 * What a whole graph is like: of all vertices the sum, each as far as a gate lets it, through a linear map. Since the map
 * is linear the gated states are summed first.
 */
final class Readout {

    private final Matrix front;
    private final Matrix back;
    private final Matrix bias;
    private final Matrix frontGate;
    private final Matrix backGate;
    private final Matrix gateBias;

    /** @param half size of half a state */
    Readout(Parameters parameters, int half, int width) {
        double bound = 1 / Math.sqrt(2.0 * half);
        var value = parameters.matrix(2 * half, width, bound);
        front = parameters.rows(value, 0, half);
        back = parameters.rows(value, half, 2 * half);
        bias = parameters.matrix(1, width, bound);
        frontGate = parameters.matrix(1, half, bound);
        backGate = parameters.matrix(1, half, bound);
        gateBias = parameters.matrix(1, 1, bound);
    }

    /** Of one vertex of each graph, without a gate. */
    Matrix of(Tape tape, Matrix front, Matrix back) {
        return tape.sum(bias, List.of(new Factors(front, this.front), new Factors(back, this.back)));
    }

    /**
     * Of all vertices.
     *
     * @param fronts by vertex, then graph
     */
    Matrix of(Tape tape, Matrix fronts, Matrix backs, int graphs) {
        var front = tape.zeros(graphs, fronts.columns());
        var back = tape.zeros(graphs, fronts.columns());
        var open = tape.zeros(graphs, 1);
        var gates = new float[fronts.rows()];
        for (int row = 0; row < gates.length; row++) {
            int graph = row % graphs;
            gates[row] = Exponential.sigmoid(Products.inner(fronts.value[row], frontGate.value[0])
                    + Products.inner(backs.value[row], backGate.value[0])
                    + gateBias.value[0][0]);
            open.value[graph][0] += gates[row];
            Products.add(front.value[graph], gates[row], fronts.value[row]);
            Products.add(back.value[graph], gates[row], backs.value[row]);
        }
        tape.record(() -> back(gates, fronts, backs, front, back, open));
        return scaledBias(tape, open, tape.product(front, this.front), tape.product(back, this.back));
    }

    private void back(float[] gates, Matrix fronts, Matrix backs, Matrix front, Matrix back, Matrix open) {
        for (int row = 0; row < gates.length; row++) {
            int graph = row % front.rows();
            float gate = gates[row];
            float slope = (Products.inner(front.gradient[graph], fronts.value[row])
                            + Products.inner(back.gradient[graph], backs.value[row])
                            + open.gradient[graph][0])
                    * gate
                    * (1 - gate);
            Products.add(fronts.gradient[row], gate, front.gradient[graph]);
            Products.add(backs.gradient[row], gate, back.gradient[graph]);
            Products.add(fronts.gradient[row], slope, frontGate.value[0]);
            Products.add(backs.gradient[row], slope, backGate.value[0]);
            Products.add(frontGate.gradient[0], slope, fronts.value[row]);
            Products.add(backGate.gradient[0], slope, backs.value[row]);
            gateBias.gradient[0][0] += slope;
        }
    }

    private Matrix scaledBias(Tape tape, Matrix open, Matrix front, Matrix back) {
        var sum = tape.zeros(front.rows(), front.columns());
        for (int row = 0; row < sum.rows(); row++) {
            Products.add(sum.value[row], front.value[row]);
            Products.add(sum.value[row], back.value[row]);
            Products.add(sum.value[row], open.value[row][0], bias.value[0]);
        }
        tape.record(() -> {
            for (int row = 0; row < sum.rows(); row++) {
                Products.add(front.gradient[row], sum.gradient[row]);
                Products.add(back.gradient[row], sum.gradient[row]);
                Products.add(bias.gradient[0], open.value[row][0], sum.gradient[row]);
                open.gradient[row][0] += Products.inner(sum.gradient[row], bias.value[0]);
            }
        });
        return sum;
    }
}
