package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.space.Architecture;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.sgnas.UnifiedSpace;
import dev.espalier.space.weights.Slot;
import dev.espalier.space.weights.Weights;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** How all networks of a space share weights: which arrays there are, and which part of them is whose. */
public sealed interface SharedWeights permits UnifiedSupernet, LocalSupernet {

    /**
     * The supernet of a space: that of SGNAS for its own, and for any other one whose arrays are shared by name.
     *
     * @param frame in which its networks are built
     * @throws IllegalArgumentException where the space's networks cannot share weights, in one sentence
     */
    static SharedWeights of(SearchSpace space, Frame frame) {
        return space instanceof UnifiedSpace unified
                ? UnifiedSupernet.of(unified, frame)
                : LocalSupernet.of(space, frame);
    }

    /** Whose networks share weights. */
    DecisionSpace space();

    /** In which they are built. */
    Frame frame();

    /** The network of an architecture by itself. */
    Network network(Architecture architecture);

    /** A network that takes at least as much memory as any. */
    Network largest();

    /** The arrays that are shared, each with a name of its own. */
    List<Slot> slots();

    /** What its arrays hold before any training, as a seed has it. */
    Weights first(long seed);

    /** All else that its weights depend on, in words. */
    String form();

    /** The architectures whose gradients make one step of a training. */
    List<Architecture> paths(RandomGenerator random);

    /** One pass through the network of an architecture. */
    Pass pass(Architecture architecture, Function<String, NDArray> shared, NDManager manager);

    /** All networks at once. */
    Mixing mixing(Weights weights, Function<String, NDArray> shared, NDManager manager);

    /** How many values architectures choose between: options of decisions, all as many as the largest has. */
    default int choices() {
        return space().decisions().size() * columns();
    }

    /** How many options the decision with most of them has. */
    default int columns() {
        return space().decisions().stream()
                .mapToInt(decision -> decision.arity())
                .max()
                .orElseThrow();
    }

    /** How many values are learned. */
    default long learned() {
        return slots().stream()
                .filter(slot -> slot.role().learned())
                .mapToLong(Slot::count)
                .sum();
    }
}
