package dev.espalier.generator;

import dev.espalier.gradient.Matrix;
import dev.espalier.gradient.Parameters;
import dev.espalier.gradient.Tape;
import dev.espalier.space.LabelledGraph;
import java.util.Arrays;
import java.util.List;

/**
 * The generator of AG-Net: it grows graphs vertex by vertex from a latent vector. What is grown so far is looked at
 * through message passing in both directions; from that follow the scores of the next vertex' label and of the links
 * that lead to it.
 *
 * <p>Unlike the authors' code, each graph of a batch sees its own latent vector only, and links are numbered right where
 * a newest vertex has none: both are slips of theirs in batching.
 *
 * @see <a href="https://arxiv.org/abs/2203.08734">Lukasik et al., ECCV 2022, Section 3.1</a>; the decoder is that of
 *     Lukasik et al., IJCNN 2021
 */
final class Growth {

    static final int LATENT = 32;

    private static final int STATE = 32;
    private static final int HALF = STATE / 2;
    private static final int WIDTH = 32;

    /** A link is passed over from this score on, not from an even chance on. */
    private static final float PASSED = 0.5f;

    private final Shape shape;
    private final Dense embedding;
    private final Dense start;
    private final Passing[] forward;
    private final Passing[] backward;
    private final Readout graph;
    private final Readout beginning;
    private final Dense label;
    private final Dense begin;
    private final Dense link;

    Growth(Shape shape, Parameters parameters) {
        this.shape = shape;
        embedding = new Dense(parameters, new int[] {shape.labels()}, STATE, STATE);
        start = new Dense(parameters, new int[] {STATE, LATENT}, 2 * STATE, STATE);
        forward = new Passing[shape.layers()];
        backward = new Passing[shape.layers()];
        for (int layer = 0; layer < shape.layers(); layer++) {
            forward[layer] = new Passing(parameters, HALF);
            backward[layer] = new Passing(parameters, HALF);
        }
        graph = new Readout(parameters, HALF, WIDTH);
        beginning = new Readout(parameters, HALF, WIDTH);
        label = new Dense(parameters, new int[] {WIDTH, LATENT}, WIDTH, shape.labels());
        begin = new Dense(parameters, new int[] {STATE, WIDTH, LATENT}, 2 * STATE, STATE);
        link = new Dense(parameters, new int[] {HALF, HALF, HALF, HALF, WIDTH, LATENT}, 2 * STATE, 1);
    }

    /** @param latent a row for each graph, {@link #LATENT} wide */
    Grown grow(Tape tape, Matrix latent) {
        return new Growing(tape, latent).grown();
    }

    /** One growth: the states of the vertices so far, by vertex, then graph, in two halves. */
    private final class Growing {

        private final Tape tape;
        private final int graphs;
        private final Matrix[] labels = new Matrix[shape.vertices() - 1];
        private final Matrix[] links = new Matrix[shape.links()];
        private final Links passed;
        private final Passing.Joined[] joinedForward;
        private final Passing.Joined[] joinedBackward;
        private final Matrix first;
        private final Matrix latentToLabel;
        private final Matrix latentToBegin;
        private final Matrix latentToLink;
        private Matrix front;
        private Matrix back;

        Growing(Tape tape, Matrix latent) {
            this.tape = tape;
            graphs = latent.rows();
            passed = new Links(shape.vertices(), graphs);
            joinedForward = on(forward);
            joinedBackward = on(backward);
            first = tape.zeros(graphs, shape.labels());
            var input = tape.zeros(graphs, shape.labels());
            for (int graph = 0; graph < graphs; graph++) {
                first.value[graph][LabelledGraph.INPUT] = Shape.CERTAIN;
                input.value[graph][LabelledGraph.INPUT] = 1;
            }
            latentToLabel = label.share(tape, 1, latent);
            latentToBegin = begin.share(tape, 2, latent);
            latentToLink = link.share(tape, 5, latent);
            var state = start.of(tape, List.of(embedding.of(tape, List.of(input)), latent));
            front = tape.columns(state, 0, HALF);
            back = tape.columns(state, HALF, HALF);
        }

        private Passing.Joined[] on(Passing[] layers) {
            return Arrays.stream(layers).map(layer -> layer.on(tape)).toArray(Passing.Joined[]::new);
        }

        Grown grown() {
            for (int vertex = 1; vertex < shape.vertices(); vertex++) {
                grow(vertex);
            }
            return new Grown(first, labels, links);
        }

        private void grow(int vertex) {
            boolean constant = shape.isConstant(vertex);
            if (!constant) {
                pass();
            }
            var seen = constant ? newest(graph) : graph.of(tape, front, back, graphs);
            var seenFirst = constant ? newest(beginning) : beginning.of(tape, front, back, graphs);
            var scores = label.of(tape, List.of(seen), latentToLabel);
            labels[vertex - 1] = scores;
            var embedded = embedding.of(tape, List.of(scores));
            var state = begin.of(tape, List.of(embedded, seenFirst), latentToBegin);
            var newFront = tape.columns(state, 0, HALF);
            var newBack = tape.columns(state, HALF, HALF);
            if (constant) {
                fix(vertex);
            } else {
                var all = scores(newFront, newBack, seen);
                for (int from = 0; from < vertex; from++) {
                    put(from, vertex, all.rows(from * graphs, (from + 1) * graphs));
                }
            }
            front = front.over(newFront);
            back = back.over(newBack);
        }

        private void pass() {
            var now = passed.now();
            var reversed = passed.reversed();
            for (int layer = 0; layer < joinedForward.length; layer++) {
                front = joinedForward[layer].pass(front, now);
                back = joinedBackward[layer].pass(back, reversed);
            }
        }

        private Matrix newest(Readout readout) {
            int rows = front.rows();
            return readout.of(tape, front.rows(rows - graphs, rows), back.rows(rows - graphs, rows));
        }

        private void fix(int vertex) {
            for (int from = 0; from < vertex; from++) {
                var scores = tape.matrix(graphs, 1);
                for (var row : scores.value) {
                    row[0] = shape.constant(from, vertex);
                }
                put(from, vertex, scores);
            }
        }

        /** Of the links from all vertices to a new one. */
        private Matrix scores(Matrix newFront, Matrix newBack, Matrix seen) {
            return link.of(
                    tape,
                    List.of(front, back),
                    link.share(tape, 2, newFront),
                    link.share(tape, 3, newBack),
                    link.share(tape, 4, seen),
                    latentToLink);
        }

        private void put(int from, int to, Matrix scores) {
            links[LabelledGraph.link(from, to)] = scores;
            for (int graph = 0; graph < graphs; graph++) {
                if (scores.value[graph][0] > PASSED) {
                    passed.link(from, to, graph);
                }
            }
        }
    }
}
