package dev.espalier.generator;

import dev.espalier.gradient.Exponential;
import dev.espalier.gradient.Matrix;
import dev.espalier.gradient.Parameters;
import dev.espalier.gradient.Products;
import dev.espalier.gradient.Tape;
import dev.espalier.gradient.Tape.Factors;
import java.util.List;

/**
 * A layer of message passing: every vertex hears of those that lead to it, or of those that it leads to, and a gated
 * recurrent unit decides what it makes of that. A message is linear in the states of both ends and messages are summed,
 * so that message and unit are one product with each state: what it sends, what it adds to each message that it hears,
 * and what it keeps.
 */
final class Passing {

    private final Matrix source;
    private final Matrix target;
    private final Matrix messageBias;
    private final Matrix input;
    private final Matrix inputBias;
    private final Matrix hidden;
    private final Matrix hiddenBias;
    private final int size;

    /** @param size of a state */
    Passing(Parameters parameters, int size) {
        this.size = size;
        double messageBound = 1 / Math.sqrt(2.0 * size);
        double unitBound = 1 / Math.sqrt(size);
        var message = parameters.matrix(2 * size, 2 * size, messageBound);
        source = parameters.rows(message, 0, size);
        target = parameters.rows(message, size, 2 * size);
        messageBias = parameters.matrix(1, 2 * size, messageBound);
        input = parameters.matrix(2 * size, 3 * size, unitBound);
        inputBias = parameters.matrix(1, 3 * size, unitBound);
        hidden = parameters.matrix(size, 3 * size, unitBound);
        hiddenBias = parameters.matrix(1, 3 * size, unitBound);
    }

    /** The layer with its matrices joined, which holds for one tape. */
    Joined on(Tape tape) {
        return new Joined(tape);
    }

    /** What it does to states. */
    final class Joined {
        private final Tape tape;
        private final Matrix weights;
        private final Matrix bias;

        private Joined(Tape tape) {
            this.tape = tape;
            this.weights = tape.beside(List.of(tape.product(source, input), tape.product(target, input), hidden));
            this.bias = tape.beside(List.of(tape.zeros(1, 3 * size), tape.product(messageBias, input), hiddenBias));
        }

        /** @param states by vertex, then graph */
        Matrix pass(Matrix states, Links links) {
            var said = tape.sum(bias, List.of(new Factors(states, weights)));
            var next = tape.matrix(states.rows(), size);
            var gates = tape.matrix(states.rows(), 3 * size);
            var heard = new float[3 * size];
            for (int row = 0; row < states.rows(); row++) {
                hear(heard, said, row, links);
                unit(heard, said.value[row], states.value[row], gates.value[row], next.value[row]);
            }
            tape.record(() -> back(states, said, gates, next, links));
            return next;
        }

        private void hear(float[] heard, Matrix said, int row, Links links) {
            System.arraycopy(inputBias.value[0], 0, heard, 0, heard.length);
            var sources = links.sources(row);
            for (int other : sources) {
                add(heard, 0, said.value[other], 0, 1);
            }
            if (sources.length > 0) {
                add(heard, 0, said.value[row], 3 * size, sources.length);
            }
        }

        private void add(float[] sum, int at, float[] row, int from, float weight) {
            for (int i = 0; i < 3 * size; i++) {
                sum[at + i] = Math.fma(weight, row[from + i], sum[at + i]);
            }
        }

        /** A reset gate, an update gate, and a new state of which the update gate lets only so much through. */
        private void unit(float[] heard, float[] said, float[] state, float[] gates, float[] next) {
            int kept = 6 * size;
            for (int i = 0; i < 2 * size; i++) {
                gates[i] = Exponential.sigmoid(heard[i] + said[kept + i]);
            }
            for (int i = 0; i < size; i++) {
                gates[2 * size + i] = Exponential.tanh(heard[2 * size + i] + gates[i] * said[kept + 2 * size + i]);
            }
            for (int i = 0; i < size; i++) {
                float update = gates[size + i];
                next[i] = (1 - update) * gates[2 * size + i] + update * state[i];
            }
        }

        private void back(Matrix states, Matrix said, Matrix gates, Matrix next, Links links) {
            var heard = new float[3 * size];
            for (int row = 0; row < next.rows(); row++) {
                unitBack(
                        next.gradient[row],
                        gates.value[row],
                        said.value[row],
                        states.value[row],
                        heard,
                        said.gradient[row],
                        states.gradient[row]);
                Products.add(inputBias.gradient[0], heard);
                var sources = links.sources(row);
                for (int other : sources) {
                    add(said.gradient[other], 0, heard, 0, 1);
                }
                if (sources.length > 0) {
                    add(said.gradient[row], 3 * size, heard, 0, sources.length);
                }
            }
        }

        private void unitBack(
                float[] gradient,
                float[] gates,
                float[] said,
                float[] state,
                float[] heardBack,
                float[] saidBack,
                float[] stateBack) {
            int kept = 6 * size;
            for (int i = 0; i < size; i++) {
                float reset = gates[i];
                float update = gates[size + i];
                float fresh = gates[2 * size + i];
                float updateBack = gradient[i] * (state[i] - fresh) * update * (1 - update);
                float freshBack = gradient[i] * (1 - update) * (1 - fresh * fresh);
                float resetBack = freshBack * said[kept + 2 * size + i] * reset * (1 - reset);
                stateBack[i] += gradient[i] * update;
                heardBack[i] = resetBack;
                heardBack[size + i] = updateBack;
                heardBack[2 * size + i] = freshBack;
                saidBack[kept + i] += resetBack;
                saidBack[kept + size + i] += updateBack;
                saidBack[kept + 2 * size + i] += freshBack * reset;
            }
        }
    }
}
