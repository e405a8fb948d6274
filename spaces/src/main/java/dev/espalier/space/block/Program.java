package dev.espalier.space.block;

import ai.djl.ndarray.NDArray;
import dev.espalier.space.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A network in the order of its computation, without what is not needed: identities are the value they copy, zeros are
 * left out of sums, and what does not reach the output is not computed.
 */
final class Program {

    private final List<Instruction> instructions;
    private final int[][] frees;
    private final int[] outputs;
    private final Set<String> computed = new HashSet<>();

    /**
     * What is computed at one place.
     *
     * @param node whose value it is
     * @param inputs places of earlier instructions
     */
    record Instruction(String node, Layer layer, int[] inputs) {}

    private Program(List<Instruction> instructions, int[] outputs) {
        this.instructions = instructions;
        this.outputs = outputs;
        this.frees = frees(instructions);
        instructions.forEach(instruction -> computed.add(instruction.node));
    }

    /** What a network is for. */
    static Program of(Network network) {
        return living(new Reading(network.nodes()));
    }

    /** With what its auxiliary nodes put out besides, where it has some. */
    static Program ofWhole(Network network) {
        return network.auxiliary().isEmpty() ? of(network) : living(new Reading(network.nodes(), network.auxiliary()));
    }

    /** Whether a node has a value of its own here. */
    boolean computes(String node) {
        return computed.contains(node);
    }

    /** The outputs; the first is the network's own. */
    List<NDArray> run(Run run, NDArray input) {
        var values = new @Nullable NDArray[instructions.size()];
        values[0] = input;
        for (int place = 1; place < values.length; place++) {
            var instruction = instructions.get(place);
            var read = new NDArray[instruction.inputs.length];
            for (int i = 0; i < read.length; i++) {
                read[i] = Objects.requireNonNull(values[instruction.inputs[i]]);
            }
            if (place == outputs[0]) {
                read[0] = run.thinned(read[0]);
            }
            var value = instruction.layer.apply(run, read);
            values[place] = value;
            run.seen(instruction.node, value);
            for (int free : frees[place]) {
                letGo(values, free, place);
            }
        }
        return Arrays.stream(outputs)
                .mapToObj(output -> Objects.requireNonNull(values[output]))
                .toList();
    }

    /** A value may be the very one that was read: a sum of one term. */
    @SuppressWarnings("ReferenceEquality")
    private static void letGo(@Nullable NDArray[] values, int free, int place) {
        var value = Objects.requireNonNull(values[free]);
        values[free] = null;
        if (value != values[place]) {
            value.close();
        }
    }

    private static Program living(Reading reading) {
        var all = reading.instructions();
        var alive = new boolean[all.size()];
        alive[0] = true;
        reading.outputs().forEach(output -> alive[output] = true);
        for (int place = alive.length - 1; place > 0; place--) {
            for (int input : all.get(place).inputs) {
                alive[input] |= alive[place];
            }
        }
        var moved = new int[alive.length];
        var kept = new ArrayList<Instruction>();
        for (int place = 0; place < alive.length; place++) {
            if (alive[place]) {
                moved[place] = kept.size();
                var one = all.get(place);
                int[] inputs =
                        Arrays.stream(one.inputs).map(input -> moved[input]).toArray();
                kept.add(new Instruction(one.node, one.layer, inputs));
            }
        }
        return new Program(
                kept,
                reading.outputs().stream().mapToInt(output -> moved[output]).toArray());
    }

    /** Values that nobody reads after a place: let go at once, not at the end of the step; gradients keep what they need. */
    private static int[][] frees(List<Instruction> all) {
        var last = new int[all.size()];
        for (int place = 0; place < all.size(); place++) {
            for (int input : all.get(place).inputs) {
                last[input] = place;
            }
        }
        var frees = new int[all.size()][];
        for (int place = 0; place < frees.length; place++) {
            int reader = place;
            frees[place] = Arrays.stream(all.get(place).inputs)
                    .distinct()
                    .filter(input -> input > 0 && last[input] == reader)
                    .toArray();
        }
        return frees;
    }
}
