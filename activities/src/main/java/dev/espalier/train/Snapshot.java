package dev.espalier.train;

import ai.djl.ndarray.NDArray;
import dev.espalier.space.weights.Safetensors;
import dev.espalier.space.weights.Tensor;
import dev.espalier.space.weights.Weights;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a learner is, as arrays and texts: weights, what its rule remembers, means, and how far it is. */
final class Snapshot {

    private static final String WEIGHTS = "weights/";
    private static final String MEANS = "means/";
    private static final String STEP = "step";
    private static final String SECONDS = "seconds";
    private static final String LOSSES = "losses";
    private static final String MEMORY = "memory/";

    private Snapshot() {}

    static Safetensors of(Learner learner, Course course) {
        var tensors = new LinkedHashMap<String, Tensor>();
        for (var slot : learner.block().slots()) {
            tensors.put(WEIGHTS + slot.name(), tensor(learner.block().array(slot)));
        }
        learner.optimizer().memory().forEach((name, array) -> tensors.put(MEMORY + name, tensor(array)));
        learner.mean().means().forEach((slot, array) -> tensors.put(MEANS + slot.name(), tensor(array)));
        var texts = new TreeMap<>(Map.of(
                STEP, String.valueOf(learner.step()),
                SECONDS, String.valueOf(course.seconds()),
                LOSSES, String.valueOf(course.losses())));
        return new Safetensors(new Weights(tensors), texts);
    }

    /** Makes a fresh learner what was kept of one. */
    static Course restore(Safetensors kept, Learner learner) {
        var weights = kept.weights();
        for (var slot : learner.block().slots()) {
            put(weights.get(WEIGHTS + slot.name()), learner.block().array(slot));
        }
        learner.mean().means().forEach((slot, array) -> put(weights.get(MEANS + slot.name()), array));
        weights.tensors().forEach((name, tensor) -> {
            if (name.startsWith(MEMORY)) {
                learner.optimizer().remember(name.substring(MEMORY.length()), tensor);
            }
        });
        learner.resume(Integer.parseInt(text(kept, STEP)));
        return new Course(Double.parseDouble(text(kept, SECONDS)), Double.parseDouble(text(kept, LOSSES)));
    }

    /**
     * How a training went so far, beside what it learned.
     *
     * @param seconds of work
     * @param losses the sum over the steps of the epoch under way
     */
    record Course(double seconds, double losses) {}

    private static String text(Safetensors kept, String name) {
        return kept.metadata().getOrDefault(name, "0");
    }

    private static Tensor tensor(NDArray array) {
        List<Integer> shape = new ArrayList<>();
        for (long dimension : array.getShape().getShape()) {
            shape.add((int) dimension);
        }
        return new Tensor(shape, array.toFloatArray());
    }

    private static void put(Tensor tensor, NDArray array) {
        array.set(FloatBuffer.wrap(tensor.values()));
    }
}
