package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.sgnas.UnifiedLayer;
import dev.espalier.space.sgnas.UnifiedSpace;
import dev.espalier.space.weights.Slot;
import dev.espalier.space.weights.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The supernet of SGNAS: how the paths of its spaces share weights.
 *
 * @param space whose networks share them; of one with squeeze and excitation the space that is searched in its place
 * @param frame in which its networks are built
 * @param shadows whether each expansion rate has a normalisation of its own behind the projection of a layer
 * @param forced whether it is trained with skips at the end of a layer only
 */
public record UnifiedSupernet(UnifiedSpace space, Frame frame, boolean shadows, boolean forced)
        implements SharedWeights {

    static final int RATES = UnifiedSpace.MOST - UnifiedSpace.LEAST + 1;

    static final int OPTIONS = UnifiedSpace.OPTIONS.size();

    public UnifiedSupernet {
        space = space.searched();
    }

    /** As published: with both. */
    public static UnifiedSupernet of(UnifiedSpace space, Frame frame) {
        return new UnifiedSupernet(space, frame, true, true);
    }

    List<UnifiedLayer> layers() {
        return space.layers(frame);
    }

    /** The same architecture in the space that is searched. */
    private Architecture searched(Architecture architecture) {
        return new Architecture(space.name(), architecture.choices());
    }

    @Override
    public Network network(Architecture architecture) {
        return space.network(searched(architecture), frame);
    }

    /** The network of all kernels of 7, which costs most. */
    @Override
    public Network largest() {
        return network(new Architecture(
                space.name(), Collections.nCopies(UnifiedSpace.LAYERS * UnifiedSpace.MOST, UnifiedSpace.SKIP - 1)));
    }

    /** How many normalisations stand behind a projection. */
    int norms() {
        return shadows ? RATES : 1;
    }

    /** Which of them is an expansion rate's. */
    int norm(int rate) {
        return shadows ? rate - UnifiedSpace.LEAST : 0;
    }

    /** The arrays that all paths share: those of stem and classifier, then layer by layer. */
    @Override
    public List<Slot> slots() {
        return SharedSlots.of(this);
    }

    @Override
    public Weights first(long seed) {
        return FirstWeights.of(this, seed);
    }

    @Override
    public String form() {
        return "unified%s%s".formatted(shadows ? ", with shadows" : "", forced ? ", forced" : "");
    }

    @Override
    public List<Architecture> paths(RandomGenerator random) {
        return new PathSampling(space, forced).draw(random);
    }

    @Override
    public Pass pass(Architecture architecture, Function<String, NDArray> shared, NDManager manager) {
        return new UnifiedPass(Path.of(this, architecture), shared, manager);
    }

    @Override
    public Mixing mixing(Weights weights, Function<String, NDArray> shared, NDManager manager) {
        return new UnifiedMixture(this, weights, shared, manager);
    }

    /** The sub-blocks of a layer that take an option, in order. */
    static List<Integer> blocks(List<Integer> options, int option) {
        return IntStream.range(0, UnifiedSpace.MOST)
                .filter(block -> options.get(block) == option)
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
