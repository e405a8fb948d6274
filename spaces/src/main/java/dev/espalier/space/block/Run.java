package dev.espalier.space.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One pass through a network: where its arrays are, whether it trains, and who watches. */
record Run(
        Map<String, Parameter> parameters,
        Primitives primitives,
        ParameterStore store,
        boolean training,
        @Nullable DropPath dropPath,
        @Nullable Watch watch) {

    void seen(String node, NDArray value) {
        if (watch != null) {
            watch.seen(node, value);
        }
    }

    NDArray parameter(String name, NDArray beside) {
        return store.getValue(parameters.get(name), beside.getDevice(), training);
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
