package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.space.weights.Slot;
import dev.espalier.space.weights.Tensor;
import dev.espalier.space.weights.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/** The arrays of a supernet, in the memory of one manager. */
final class SharedArrays {

    private final SequencedMap<Slot, NDArray> arrays = new LinkedHashMap<>();
    private final SequencedMap<String, NDArray> named = new LinkedHashMap<>();

    /**
     * With the values of weights.
     *
     * @throws IllegalArgumentException when they lack an array, or one has another shape
     */
    SharedArrays(List<Slot> slots, Weights weights, NDManager manager) {
        for (var slot : slots) {
            var tensor = weights.get(slot.name());
            if (!tensor.shape().equals(slot.shape())) {
                throw new IllegalArgumentException("The array (%s) of the supernet must have the shape %s, but has %s."
                        .formatted(slot.name(), slot.shape(), tensor.shape()));
            }
            var array = manager.create(tensor.values(), shape(slot));
            arrays.put(slot, array);
            named.put(slot.name(), array);
        }
    }

    private static Shape shape(Slot slot) {
        return new Shape(slot.shape().stream().mapToLong(Integer::longValue).toArray());
    }

    NDArray get(String name) {
        return Objects.requireNonNull(named.get(name), name);
    }

    SequencedMap<String, NDArray> all() {
        return named;
    }

    /** Those to which gradients reach. */
    SequencedMap<Slot, NDArray> learned() {
        var learned = new LinkedHashMap<>(arrays);
        learned.keySet().removeIf(slot -> !slot.role().learned());
        return learned;
    }

    Weights save() {
        var tensors = new LinkedHashMap<String, Tensor>();
        arrays.forEach((slot, array) -> tensors.put(slot.name(), new Tensor(slot.shape(), array.toFloatArray())));
        return new Weights(tensors);
    }
}
