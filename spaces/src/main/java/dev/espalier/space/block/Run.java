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
 * @param dropPath which paths are left out; null for none
 * @param watch who sees what its nodes compute; null for nobody
 */
record Run(
        Function<String, NDArray> arrays,
        Primitives primitives,
        boolean training,
        @Nullable DropPath dropPath,
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
}
