package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.artifact.Sha256;
import dev.espalier.data.Augmentation;
import dev.espalier.space.Architecture;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.Shape;
import dev.espalier.space.weights.InitialWeights;
import dev.espalier.space.weights.Slot;
import dev.espalier.space.weights.Weights;
import dev.espalier.train.Recipe;
import dev.espalier.train.Rule;
import dev.espalier.train.Schedule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The supernet of a space whose decisions are local: each option brings its own nodes, which are the same whatever else is
 * decided, and the arrays of a node are shared by all networks that have it. A step trains one network, drawn as the space
 * draws.
 *
 * <p>Normalisations go by the mini-batch, trained or not: what they would remember is a mean over paths and right for none
 * of them. Those of options have no scale and shift, so that options put out values of one size.
 *
 * @see <a href="https://arxiv.org/abs/1910.05733">Dong &amp; Yang, ICCV 2019, Section 3</a>
 */
public final class LocalSupernet implements SharedWeights {

    private static final double MOMENTUM = 0.9;
    private static final double WEIGHT_DECAY = 5e-4;

    private final DecisionSpace space;
    private final Frame frame;
    private final Merged merged;
    private final LocalArrays arrays;
    private final Architecture largest;

    private LocalSupernet(DecisionSpace space, Frame frame) {
        this.space = space;
        this.frame = frame;
        var locality = new Locality(space, this::network);
        this.merged = new Merged(locality);
        this.arrays = new LocalArrays(locality);
        this.largest = new Architecture(
                space.name(),
                IntStream.range(0, space.decisions().size())
                        .map(decision -> largest(locality, decision))
                        .boxed()
                        .toList());
    }

    /**
     * The supernet of a space.
     *
     * @param frame in which its networks are built
     * @throws IllegalArgumentException where its decisions are not local, or its networks are not known in full
     */
    public static LocalSupernet of(SearchSpace space, Frame frame) {
        if (space instanceof DecisionSpace decisions && !decisions.decisions().isEmpty()) {
            return new LocalSupernet(decisions, frame);
        }
        throw new IllegalArgumentException(
                "The space (%s) must consist of decisions that are made independently of one another for weights to be shared by name, but in it choices rule out others."
                        .formatted(space.name()));
    }

    /**
     * How such a supernet is trained: by momentum that looks ahead, along a cosine. Nothing but these settings is chosen.
     *
     * <p>Unlike SETN, whose learning rate ends at a twenty-fifth, it ends at 0.
     *
     * @param rate the highest learning rate: 0.025 of SETN for CIFAR with a batch of 64
     */
    public static Recipe recipe(
            int epochs,
            int batch,
            int resolution,
            double rate,
            double classifierRate,
            Augmentation augmentation,
            long seed) {
        return new Recipe(
                epochs,
                batch,
                resolution,
                new Rule.Sgd(MOMENTUM, true),
                new Schedule(Schedule.Shape.COSINE, rate, 0, epochs),
                classifierRate,
                WEIGHT_DECAY,
                0,
                0,
                0,
                0,
                0,
                0,
                augmentation,
                seed);
    }

    /** The option whose nodes put out most. */
    private static int largest(Locality locality, int decision) {
        int largest = 0;
        for (int option = 1; option < locality.arity(decision); option++) {
            if (values(locality, decision, option) > values(locality, decision, largest)) {
                largest = option;
            }
        }
        return largest;
    }

    private static long values(Locality locality, int decision, int option) {
        return Shape.all(locality.network(locality.at(decision, option))).values().stream()
                .mapToLong(Shape::values)
                .sum();
    }

    @Override
    public DecisionSpace space() {
        return space;
    }

    @Override
    public Frame frame() {
        return frame;
    }

    @Override
    public Network network(Architecture architecture) {
        return space.network(architecture, frame);
    }

    @Override
    public Network largest() {
        return network(largest);
    }

    @Override
    public List<Slot> slots() {
        return arrays.slots();
    }

    @Override
    public Weights first(long seed) {
        return InitialWeights.of(slots(), seed);
    }

    /** Files of users may say anything under one name. */
    @Override
    public String form() {
        return "local " + Sha256.hex(merged.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<Architecture> paths(RandomGenerator random) {
        return List.of(space.sample(random));
    }

    @Override
    public Pass pass(Architecture architecture, Function<String, NDArray> shared, NDManager manager) {
        return new LocalPass(network(architecture), arrays, shared, manager);
    }

    @Override
    public Mixing mixing(Weights weights, Function<String, NDArray> shared, NDManager manager) {
        return new LocalMixture(merged, arrays, shared);
    }
}
