package dev.espalier.space.dag;

import dev.espalier.space.Op.Pool;

/**
 * What the stages of a space are made of.
 *
 * @param stages one after the other, at least 1
 * @param leastVertices of a stage's graph; fewer than the most where graphs may grow
 * @param mostVertices of a stage's graph, at most {@link Dag#MOST}
 * @param carried what each edge carries that does not come from the input
 * @param width channels of the last stage, or units of every layer
 */
public record DagForm(int stages, int leastVertices, int mostVertices, Carried carried, int width) {

    /** What an edge carries. */
    public sealed interface Carried {}

    /**
     * A convolution with bias and a ReLU.
     *
     * @param kernel 3, 5 or 7 in the public code
     * @param pool what ends a stage
     * @param norm whether a normalisation by the mini-batch stands before the ReLU; not so in the public code, where deep
     *     chains often learn nothing
     */
    public record Convolution(int kernel, Pool.Kind pool, boolean norm) implements Carried {}

    /** A fully connected layer and a ReLU. */
    public record Dense() implements Carried {}

    public DagForm {
        if (stages < 1) {
            throw new IllegalArgumentException("The `stages` (%d) must be at least 1.".formatted(stages));
        }
        if (leastVertices < 1 || mostVertices > Dag.MOST || leastVertices > mostVertices) {
            throw new IllegalArgumentException("The `vertices` (%d to %d) must be from 1 to %d, the least first."
                    .formatted(leastVertices, mostVertices, Dag.MOST));
        }
        if (width < 1) {
            throw new IllegalArgumentException("The `width` (%d) must be at least 1.".formatted(width));
        }
        if (carried instanceof Convolution) {
            // Refuses a width that does not divide.
            ChainPlan.of(stages, width);
        }
    }

    /** Whether graphs have different numbers of vertices. */
    boolean grows() {
        return leastVertices < mostVertices;
    }
}
