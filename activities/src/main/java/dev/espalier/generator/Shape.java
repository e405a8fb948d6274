package dev.espalier.generator;

import dev.espalier.space.GraphSpace;
import dev.espalier.space.LabelledGraph;
import java.util.List;

/**
 * What a network must know of the graphs that it grows.
 *
 * @param vertices the most that a graph has, 3 to 64
 * @param labels how many kinds of vertices there are; 0 is the output, 1 the input
 * @param inputs how many vertices the first ones are that read nothing, 1 or more
 * @param layers of message passing in each direction, 1 to 8
 * @param emphasis how much labels count against links, 1 or 2
 * @param repaired whether the first links are as in architectures; else 20, or -1 and then 1 and -1 where there are two
 *     inputs, as in the authors' code
 */
public record Shape(int vertices, int labels, int inputs, int layers, double emphasis, boolean repaired) {

    /** A logit that leaves no doubt. */
    static final float CERTAIN = 20;

    /**
     * As published for such a space: four layers where there are two inputs, else two; labels count twice where an
     * architecture has two cells.
     */
    public static Shape of(GraphSpace space, int cells, boolean repaired) {
        int layers = space.inputs() == 2 ? 4 : 2;
        return new Shape(
                space.mostVertices(), space.labels().size(), space.inputs(), layers, cells == 2 ? 2 : 1, repaired);
    }

    /** How many numbers one graph is written as: a score for each label of each vertex, then one for each link. */
    public int width() {
        return vertices * labels + links();
    }

    /** Graphs one after the other, as those that are grown are written, with 1 for what they have and else 0. */
    public float[] written(List<LabelledGraph> graphs) {
        var all = new float[graphs.size() * width()];
        var numbers = new float[width()];
        for (int i = 0; i < graphs.size(); i++) {
            Imitation.write(graphs.get(i), this, numbers);
            System.arraycopy(numbers, 0, all, i * width(), width());
        }
        return all;
    }

    int links() {
        return vertices * (vertices - 1) / 2;
    }

    /** Whether the second step is as special as the first: two inputs begin every graph. */
    boolean twoInputs() {
        return inputs == 2;
    }

    /** The score that a link has from the start, for those that are not learned. */
    float constant(int from, int to) {
        if (to == 1) {
            if (twoInputs()) {
                return repaired ? -CERTAIN : -1;
            }
            return repaired && inputs > 1 ? -CERTAIN : CERTAIN;
        }
        return (from == 0 ? 1 : -1) * (repaired ? CERTAIN : 1);
    }

    boolean isConstant(int to) {
        return to == 1 || (to == 2 && twoInputs());
    }
}
