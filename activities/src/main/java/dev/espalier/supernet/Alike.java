package dev.espalier.supernet;

import dev.espalier.data.MiniBatch;
import dev.espalier.supernet.Supernet.Mixed;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiFunction;

/** Images of a mini-batch whose probabilities are equal, so that they may be normalised together. */
final class Alike {

    private final MiniBatch batch;
    private final float[] probabilities;
    private final int one;

    private Alike(MiniBatch batch, float[] probabilities) {
        this.batch = batch;
        this.probabilities = probabilities;
        this.one = probabilities.length / batch.size();
    }

    /**
     * The mean over all images of a mini-batch, computed group by group.
     *
     * @param probabilities of each image
     * @param group what comes of a mini-batch and the probabilities of each of its images
     */
    static Mixed mixed(MiniBatch batch, float[] probabilities, BiFunction<MiniBatch, float[], Mixed> group) {
        return new Alike(batch, probabilities).mixed(group);
    }

    private Mixed mixed(BiFunction<MiniBatch, float[], Mixed> group) {
        double loss = 0;
        var gradient = new float[probabilities.length];
        for (var images : groups()) {
            float share = (float) images.size() / batch.size();
            var mixed = group.apply(batch.of(images), of(images));
            loss += share * mixed.loss();
            for (int i = 0; i < images.size(); i++) {
                for (int value = 0; value < one; value++) {
                    gradient[images.get(i) * one + value] = share * mixed.gradient()[i * one + value];
                }
            }
        }
        return new Mixed(loss, gradient);
    }

    private List<List<Integer>> groups() {
        var groups = new LinkedHashMap<FloatBuffer, List<Integer>>();
        for (int image = 0; image < batch.size(); image++) {
            groups.computeIfAbsent(FloatBuffer.wrap(row(image)), _ -> new ArrayList<>())
                    .add(image);
        }
        return List.copyOf(groups.values());
    }

    private float[] row(int image) {
        return Arrays.copyOfRange(probabilities, image * one, (image + 1) * one);
    }

    private float[] of(List<Integer> images) {
        var rows = FloatBuffer.allocate(images.size() * one);
        images.forEach(image -> rows.put(row(image)));
        return rows.array();
    }
}
