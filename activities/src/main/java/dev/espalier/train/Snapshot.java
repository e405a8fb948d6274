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

/** All that a training is, as arrays and texts: what it learned, what its rule remembers, and how far it is. */
final class Snapshot {

    private static final String STEP = "step";
    private static final String SECONDS = "seconds";
    private static final String LOSSES = "losses";
    private static final String MEMORY = "memory/";

    private Snapshot() {}

    static Safetensors of(Trainable trainable, Course course) {
        var tensors = new LinkedHashMap<String, Tensor>();
        trainable.arrays().forEach((name, array) -> tensors.put(name, tensor(array)));
        trainable.optimizer().memory().forEach((name, array) -> tensors.put(MEMORY + name, tensor(array)));
        var texts = new TreeMap<>(Map.of(
                STEP, String.valueOf(trainable.step()),
                SECONDS, String.valueOf(course.seconds()),
                LOSSES, String.valueOf(course.losses())));
        return new Safetensors(new Weights(tensors), texts);
    }

    /** Makes a fresh one what was kept of one. */
    static Course restore(Safetensors kept, Trainable trainable) {
        var weights = kept.weights();
        trainable.arrays().forEach((name, array) -> put(weights.get(name), array));
        weights.tensors().forEach((name, tensor) -> {
            if (name.startsWith(MEMORY)) {
                trainable.optimizer().remember(name.substring(MEMORY.length()), tensor);
            }
        });
        int step = Integer.parseInt(text(kept, STEP));
        trainable.optimizer().resume(step);
        trainable.resume(step);
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
