package dev.espalier.space.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * All learned values of a network, in the order of its nodes. A node's arrays are named after it: {@code NODE.weight} and
 * {@code NODE.bias} of a convolution {@code [out, in / groups, kernel, kernel]}, of a fully connected layer
 * {@code [out, in]} and of a normalisation {@code [channels]}, which also has {@code NODE.running_mean} and
 * {@code NODE.running_var}; {@code NODE.squeeze} and {@code NODE.excite} are the two layers of squeeze and excitation.
 */
public record Weights(SequencedMap<String, Tensor> tensors) {

    public Weights {
        tensors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tensors));
    }

    /**
     * The array of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Tensor get(String name) {
        var tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("The weights have no array (%s).".formatted(name));
        }
        return tensor;
    }
}
