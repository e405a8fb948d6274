package dev.espalier.space.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.espalier.space.Network;
import dev.espalier.space.Op;
import dev.espalier.space.weights.Slot;
import dev.espalier.space.weights.Slots;
import dev.espalier.space.weights.Tensor;
import dev.espalier.space.weights.Weights;
import java.nio.Buffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A network of images as one block: {@code [batch, channels, size, size]} in, what the last node puts out back. It keeps
 * the memory layout of its input, so that images which lie channels last are computed channels last. All arrays of the
 * network are its parameters, in their order, of 32 or 64 bits as it was initialised; only what reaches the output is
 * computed. One that is built to be taught by its auxiliary nodes puts out what they say, too, while it trains. Not safe
 * for use by several threads at once.
 */
public final class NetworkBlock extends AbstractBlock {

    /** How much of what a normalisation remembers stays at a step: PyTorch's momentum of 0.1, from the other side. */
    public static final float MEMORY = 0.9f;

    /** What a normalisation adds to a variance. */
    public static final float EPSILON = 1e-5f;

    private final Network network;
    private final Primitives primitives;
    private final List<Slot> slots;
    private final Program program;
    private final Program training;
    private @Nullable Dropout dropPath;
    private @Nullable Dropout dropFeatures;
    private @Nullable Watch watch;

    /** @throws IllegalArgumentException when the network cannot be built, in one sentence */
    public NetworkBlock(Network network, Primitives primitives) {
        this(network, primitives, false);
    }

    /**
     * One that trains.
     *
     * @param taught whether by its auxiliary nodes, too, where it has some
     * @throws IllegalArgumentException when the network cannot be built, in one sentence
     */
    public NetworkBlock(Network network, Primitives primitives, boolean taught) {
        this.network = network;
        this.primitives = primitives;
        this.slots = Slots.of(taught ? network.whole() : network);
        slots.forEach(this::declare);
        this.program = Program.of(network);
        this.training = taught ? Program.ofWhole(network) : program;
    }

    private void declare(Slot slot) {
        var shape =
                new Shape(slot.shape().stream().mapToLong(Integer::longValue).toArray());
        addParameter(Parameter.builder()
                .setName(slot.name())
                .setType(type(slot.role()))
                .optShape(shape)
                .optRequiresGrad(slot.role().learned())
                .build());
    }

    private static Parameter.Type type(Slot.Role role) {
        return switch (role) {
            case WEIGHT -> Parameter.Type.WEIGHT;
            case BIAS -> Parameter.Type.BIAS;
            case SCALE -> Parameter.Type.GAMMA;
            case SHIFT -> Parameter.Type.BETA;
            case MEAN -> Parameter.Type.RUNNING_MEAN;
            case VARIANCE -> Parameter.Type.RUNNING_VAR;
        };
    }

    public Network network() {
        return network;
    }

    /** The shape of one image as it reads it, {@code [1, channels, size, size]}. */
    public Shape input() {
        return switch (network.nodes().getFirst().op()) {
            case Op.Input(int channels, int size) -> new Shape(1, channels, size, size);
            default -> throw new IllegalArgumentException("The first node of a network must be its input.");
        };
    }

    /** Those of its auxiliary nodes come last, where it is taught by them. */
    public List<Slot> slots() {
        return slots;
    }

    /** The array of a slot, once the block is initialised. */
    public NDArray array(Slot slot) {
        return Objects.requireNonNull(parameters.get(slot.name())).getArray();
    }

    /** The slots that the output depends on: those that a gradient can reach, or that normalise. */
    public List<Slot> living() {
        return slots.stream().filter(slot -> training.computes(slot.node())).toList();
    }

    /**
     * Leaves out terms of sums while it trains, image by image, from now on; null for none. A term that only copies an
     * earlier value always stays, so that something always arrives.
     *
     * @see <a href="https://arxiv.org/abs/1605.07648">Larsson et al., ICLR 2017, Section 3</a>
     */
    public void dropPath(@Nullable Dropout dropping) {
        dropPath = dropping;
    }

    /** Leaves out features before its classifier while it trains, value by value, from now on; null for none. */
    public void dropFeatures(@Nullable Dropout dropping) {
        dropFeatures = dropping;
    }

    /** Lets somebody see what its nodes compute, from now on; null for nobody. */
    public void watch(@Nullable Watch watching) {
        watch = watching;
    }

    /** Takes the values of weights, which must have every array of this network in its shape. */
    public void load(Weights weights) {
        for (var slot : slots) {
            var tensor = weights.get(slot.name());
            if (!tensor.shape().equals(slot.shape())) {
                throw new IllegalArgumentException("The array (%s) must have the shape %s, but has %s."
                        .formatted(slot.name(), slot.shape(), tensor.shape()));
            }
            array(slot).set(buffer(tensor.values(), array(slot).getDataType()));
        }
    }

    private static Buffer buffer(float[] values, DataType type) {
        if (type != DataType.FLOAT64) {
            return FloatBuffer.wrap(values);
        }
        var wide = DoubleBuffer.allocate(values.length);
        for (float value : values) {
            wide.put(value);
        }
        return wide.flip();
    }

    /** The values as they are now, without those of auxiliary nodes. */
    public Weights save() {
        var tensors = new LinkedHashMap<String, Tensor>();
        for (var slot : Slots.of(network)) {
            tensors.put(slot.name(), new Tensor(slot.shape(), array(slot).toFloatArray()));
        }
        return new Weights(tensors);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean trains, @Nullable PairList<String, Object> params) {
        var images = inputs.singletonOrThrow();
        var run = new Run(
                name -> store.getValue(parameters.get(name), images.getDevice(), trains),
                primitives,
                trains,
                trains ? dropPath : null,
                trains && classifies() ? dropFeatures : null,
                watch);
        var outputs = new NDList();
        for (var output : (trains ? training : program).run(run, images)) {
            outputs.add(classifies() ? output.flatten(1, -1) : output);
        }
        return outputs;
    }

    /** Whether what it puts out is {@code [batch, classes]} and no image. */
    private boolean classifies() {
        return network.nodes().getLast().op() instanceof Op.Linear;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        var last = dev.espalier.space.Shape.all(network).lastEntry().getValue();
        long batch = inputs[0].get(0);
        return new Shape[] {
            classifies()
                    ? new Shape(batch, last.channels())
                    : new Shape(batch, last.channels(), last.size(), last.size())
        };
    }
}
