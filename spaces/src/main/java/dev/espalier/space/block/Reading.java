package dev.espalier.space.block;

import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.Shape;
import dev.espalier.space.block.Program.Instruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Walks the nodes of a network once, and notes where each node's value lies or that it is zeros. */
final class Reading {

    private static final int ZEROS = -1;

    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Integer> outputs = new ArrayList<>();
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Map<String, Value> values = new HashMap<>();

    /**
     * What a node puts out.
     *
     * @param place of the instruction that computes it, or {@link #ZEROS}
     * @param copy whether it is an earlier node's, unchanged
     */
    private record Value(int place, boolean copy, Shape shape) {}

    /** Each part puts out its last node; a later one may read nodes of those before. */
    @SafeVarargs
    Reading(List<Node>... parts) {
        for (var part : parts) {
            part.forEach(this::read);
            var output = part.getLast().name();
            int place = place(output);
            if (place != instructions.size() - 1 || place == 0) {
                place = add(output, (_, read) -> read[0].duplicate(), place);
            }
            outputs.add(place);
        }
    }

    private void read(Node node) {
        var in = Shape.into(shapes, node);
        var out = Shape.after(shapes, node, in);
        shapes.put(node.name(), out);
        boolean copy = node.op() instanceof Op.Input || node.op() instanceof Op.Identity;
        values.put(node.name(), new Value(compute(node), copy, out));
    }

    /** The first is the input. */
    List<Instruction> instructions() {
        return instructions;
    }

    /** The places of what is put out; nothing else has them. */
    List<Integer> outputs() {
        return outputs;
    }

    private int compute(Node node) {
        var inputs = node.inputs();
        return switch (node.op()) {
            case Op.Input _ -> add(node.name(), (_, read) -> read[0]);
            case Op.Identity() -> value(inputs.getFirst()).place();
            case Op.Zero() -> ZEROS;
            case Op.Add() -> sum(node);
            case Op.Product() -> inputs.stream().anyMatch(this::isZeros) ? ZEROS : computed(node);
            case Op.Activation(var kind) -> kind.keepsZero() && isZeros(inputs.getFirst()) ? ZEROS : computed(node);
            case Op.Conv _, Op.Pool _, Op.GlobalPool _, Op.SqueezeExcite _, Op.Slice _, Op.Scale _ ->
                isZeros(inputs.getFirst()) ? ZEROS : computed(node);
            case Op.Concat _, Op.Merge _ -> inputs.stream().allMatch(this::isZeros) ? ZEROS : computed(node);
            case Op.BatchNorm _, Op.InstanceNorm _, Op.LayerNorm _, Op.Bias _, Op.Linear _, Op.Blend _ ->
                computed(node);
            case Op.Embedding _, Op.Unembedding _, Op.Memory _, Op.Named _ ->
                throw new IllegalStateException("The operation (%s) has no slots.".formatted(node.op()));
        };
    }

    private int computed(Node node) {
        return add(
                node.name(),
                Layers.of(node),
                node.inputs().stream().mapToInt(this::place).toArray());
    }

    private int sum(Node node) {
        var terms = node.inputs().stream().filter(input -> !isZeros(input)).toList();
        if (terms.isEmpty()) {
            return ZEROS;
        }
        var copied = new boolean[terms.size()];
        for (int i = 0; i < copied.length; i++) {
            copied[i] = value(terms.get(i)).copy();
        }
        if (copied.length == 1 && copied[0]) {
            return place(terms.getFirst());
        }
        return add(
                node.name(),
                Layers.sum(copied),
                terms.stream().mapToInt(this::place).toArray());
    }

    private Value value(String node) {
        return Objects.requireNonNull(values.get(node));
    }

    private boolean isZeros(String node) {
        return value(node).place() == ZEROS;
    }

    /** Where a value lies; zeros are made where they are needed after all. */
    private int place(String node) {
        var value = value(node);
        if (value.place() != ZEROS) {
            return value.place();
        }
        var shape = value.shape();
        return add(
                node,
                (_, read) -> read[0].getManager()
                        .zeros(
                                new ai.djl.ndarray.types.Shape(
                                        read[0].getShape().get(0), shape.channels(), shape.size(), shape.size()),
                                read[0].getDataType()),
                0);
    }

    private int add(String node, Layer layer, int... inputs) {
        instructions.add(new Instruction(node, layer, inputs));
        return instructions.size() - 1;
    }
}
