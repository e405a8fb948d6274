package dev.espalier.space;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A space whose cells can be written as labelled graphs and read back, for methods that grow graphs. How a cell is drawn
 * says how it is written. The laws are in {@code GraphSpaceContract}.
 */
public interface GraphSpace extends SearchSpace {

    /** What vertices are called in drawings: the output, the first input, then further inputs and operations. */
    List<String> labels();

    /** The most vertices that a graph has. */
    int mostVertices();

    /** How many vertices every graph begins with that read nothing. */
    default int inputs() {
        return 1;
    }

    /** How many cells an architecture has, 1 or 2. */
    default int cellCount() {
        return 1;
    }

    /** One for each cell. */
    default List<LabelledGraph> graphs(Architecture architecture) {
        return cells(architecture).stream()
                .map(cell -> LabelledGraph.of(cell, labels()))
                .toList();
    }

    /** One to learn from, as evenly spread over the architectures as can be. */
    default Architecture example(RandomGenerator random) {
        return sample(random);
    }

    /** The architecture of these cells; none if any of them is no cell of this space. */
    Optional<Architecture> read(List<Draft> cells);

    /**
     * A graph that was drawn at random, and how much speaks for each of its links, for those that must choose.
     *
     * @param scores logits in the order of the links, of as many vertices as the graph has
     */
    record Draft(LabelledGraph graph, List<Float> scores) {
        public Draft {
            scores = List.copyOf(scores);
        }

        /** Of a graph that leaves no choice. */
        public static Draft of(LabelledGraph graph) {
            return new Draft(
                    graph,
                    graph.links().stream().map(present -> present ? 20f : -20f).toList());
        }

        public double score(int from, int to) {
            return scores.get(LabelledGraph.link(from, to));
        }
    }
}
