package dev.espalier.space.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One pass through a network.
 *
 * @param arrays by the names of their slots
 * @param training whether the network trains, or is used
 * @param dropPath which terms of sums are left out, those that only copy an earlier value never; null for none
 * @param dropFeatures which features are left out before the classifier; null for none
 * @param watch who sees what its nodes compute; null for nobody
 */
record Run(
        Function<String, NDArray> arrays,
        Primitives primitives,
        boolean training,
        @Nullable Dropout dropPath,
        @Nullable Dropout dropFeatures,
        @Nullable Watch watch) {

    void seen(String node, NDArray value) {
        if (watch != null) {
            watch.seen(node, value);
        }
    }

    NDArray array(String name) {
        return arrays.apply(name);
    }

    /** A term of a sum, some images of which are left out. */
    NDArray dropped(NDArray term) {
        var dropping = dropPath;
        if (dropping == null) {
            return term;
        }
        int images = (int) term.getShape().get(0);
        var factors = term.getManager().create(dropping.draw(images), new Shape(images, 1, 1, 1));
        return term.mul(factors);
    }

    /** What the classifier reads, some values of which are left out. */
    NDArray thinned(NDArray features) {
        var dropping = dropFeatures;
        if (dropping == null) {
            return features;
        }
        var shape = features.getShape();
        return features.mul(features.getManager().create(dropping.draw((int) shape.size()), shape));
    }
}
