package dev.espalier.space;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What can be built: a set of architectures and what each of them means. The laws are in {@code SearchSpaceContract};
 * registration is {@code @Singleton} on the class. A space is immutable and safe for use by many threads.
 */
public interface SearchSpace {

    /** The key of the space, lower case, unique: {@code nasbench201}. */
    String name();

    /** One sentence for people. */
    String summary();

    /** How many architectures there are, before merging those that build the same network; may be infinite. */
    double size();

    /** Whether an architecture is a point of this space. */
    boolean contains(Architecture architecture);

    /** One drawn at random, uniformly unless the space says otherwise. */
    Architecture sample(RandomGenerator random);

    /** A neighbour drawn at random: differs from the given one by the smallest change the space knows. */
    Architecture mutate(Architecture architecture, RandomGenerator random);

    /** All that are the smallest change away, each once, in an order of its own; none where they cannot be listed. */
    default List<Architecture> neighbors(Architecture architecture) {
        return List.of();
    }

    /** The representative of all architectures that build the same network. */
    default Architecture canonical(Architecture architecture) {
        return architecture;
    }

    /** What an architecture means. */
    Network network(Architecture architecture);

    /**
     * The network of an architecture in a frame. A space that repeats its architecture lets its size be chosen; of others
     * only what enters and leaves can be.
     *
     * @throws IllegalArgumentException when there is no such network, in one sentence
     */
    default Network network(Architecture architecture, Frame frame) {
        if (frame.cells() > 0 || frame.width() > 0) {
            throw new IllegalArgumentException(
                    "The `cells` (%d) and the `width` (%d) must be 0: the space (%s) says itself how large its networks are."
                            .formatted(frame.cells(), frame.width(), name()));
        }
        return frame.around(network(architecture));
    }

    /** What it computes, for comparing it with others; where a frame never changes, what it frames is enough. */
    default OperationGraph operations(Architecture architecture) {
        return OperationGraph.of(network(architecture).nodes());
    }

    /** The small graphs people draw for this architecture; none where nobody has settled on a drawing. */
    default List<Cell> cells(Architecture architecture) {
        return List.of();
    }

    /** How tables of its results are written, beside one column per decision. */
    default TableColumns published() {
        return TableColumns.STANDARD;
    }

    /** The architecture in the notation the field uses for this space; by default its id. */
    default String format(Architecture architecture) {
        return architecture.id();
    }

    /**
     * Reads what {@link #format} writes, and ids.
     *
     * @throws IllegalArgumentException with a sentence that names what was found and what was expected
     */
    default Architecture parse(String text) {
        var architecture = Architecture.of(text);
        if (!contains(architecture)) {
            throw new IllegalArgumentException(
                    "The architecture (%s) is not in the space (%s).".formatted(text, name()));
        }
        return architecture;
    }
}
