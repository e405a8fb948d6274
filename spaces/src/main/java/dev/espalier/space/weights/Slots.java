package dev.espalier.space.weights;

import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.Shape;
import dev.espalier.space.weights.Slot.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The arrays that a network of images has, in the order of its nodes. */
public final class Slots {

    private final List<Slot> slots = new ArrayList<>();

    private Slots() {}

    /**
     * All of a network.
     *
     * @throws IllegalArgumentException when an operation reads words or is known by name only, or shapes do not fit
     */
    public static List<Slot> of(Network network) {
        var all = new Slots();
        Map<String, Shape> shapes = HashMap.newHashMap(network.nodes().size());
        for (var node : network.nodes()) {
            var in = Shape.into(shapes, node);
            all.add(node, in);
            shapes.put(node.name(), Shape.after(shapes, node, in));
        }
        return List.copyOf(all.slots);
    }

    private void add(Node node, Shape in) {
        switch (node.op()) {
            case Op.Conv(int kernel, int _, int groups, int channels, int _) ->
                add(node, "weight", Role.WEIGHT, channels, in.channels() / groups, kernel, kernel);
            case Op.BatchNorm() -> normalisation(node, in.channels());
            case Op.InstanceNorm _, Op.LayerNorm _ -> scaleAndShift(node, in.channels());
            case Op.Scale() -> add(node, "weight", Role.SCALE, in.channels());
            case Op.Bias() -> add(node, "bias", Role.BIAS, in.channels());
            case Op.Linear(int units) -> dense(node, "", units, inputs(node, in));
            case Op.SqueezeExcite(int units) -> {
                dense(node, "squeeze.", units, in.channels());
                dense(node, "excite.", in.channels(), units);
            }
            case Op.Embedding _, Op.Unembedding _, Op.Memory _, Op.Named _ -> throw refusal(node);
            case Op.Input _,
                    Op.Activation _,
                    Op.Pool _,
                    Op.GlobalPool _,
                    Op.Add _,
                    Op.Product _,
                    Op.Merge _,
                    Op.Blend _,
                    Op.Concat _,
                    Op.Slice _,
                    Op.Identity _,
                    Op.Zero _ -> {}
        }
    }

    private static int inputs(Node node, Shape in) {
        if (in.values() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("The node %s must read at most %,d values, but reads %,d."
                    .formatted(node.name(), Integer.MAX_VALUE, in.values()));
        }
        return (int) in.values();
    }

    private static IllegalArgumentException refusal(Node node) {
        return new IllegalArgumentException(
                "The operation (%s) of the node %s must read images and be known in full to get weights."
                        .formatted(node.op().getClass().getSimpleName(), node.name()));
    }

    private void normalisation(Node node, int channels) {
        scaleAndShift(node, channels);
        add(node, "running_mean", Role.MEAN, channels);
        add(node, "running_var", Role.VARIANCE, channels);
    }

    private void scaleAndShift(Node node, int channels) {
        add(node, "weight", Role.SCALE, channels);
        add(node, "bias", Role.SHIFT, channels);
    }

    private void dense(Node node, String layer, int units, int inputs) {
        add(node, layer + "weight", Role.WEIGHT, units, inputs);
        add(node, layer + "bias", Role.BIAS, units);
    }

    private void add(Node node, String part, Role role, int... shape) {
        var dimensions = new ArrayList<Integer>();
        for (int dimension : shape) {
            dimensions.add(dimension);
        }
        slots.add(new Slot(node.name(), node.name() + "." + part, role, dimensions));
    }
}
