package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * The gradient of shares through one step of the weights, its second derivative by differences. The weights are afterwards
 * what they were.
 *
 * <p>As in the public code of FaDE the difference is a hundredth of the norm of the weights after the step, where DARTS has
 * that of their gradient.
 *
 * @see <a href="https://arxiv.org/abs/1806.09055">Liu et al., ICLR 2019, Equations 7 and 8</a>
 */
final class LookAhead {

    private static final float STEP = 0.001f;
    private static final double SHARE = 0.01;

    private final List<NDArray> weights;

    LookAhead(Collection<NDArray> weights) {
        this.weights = List.copyOf(weights);
    }

    /**
     * The gradient on the shares.
     *
     * @param learned passes the images that weights learn from; told whether weights get gradients; the gradient on shares
     * @param others the same for the images that shares learn from
     */
    float[] gradient(Function<Boolean, float[]> learned, Function<Boolean, float[]> others) {
        var before = weights.stream().map(NDArray::duplicate).toList();
        var _ = learned.apply(true);
        var ownDirection = gradients();
        move(ownDirection, -STEP);
        ownDirection.forEach(NDArray::close);
        float norm = norm();
        var first = others.apply(true);
        var direction = gradients();
        restore(before);
        float difference = (float) (SHARE / Math.max(norm, 1e-12));
        move(direction, difference);
        var above = learned.apply(false);
        restore(before);
        move(direction, -difference);
        var below = learned.apply(false);
        restore(before);
        direction.forEach(NDArray::close);
        before.forEach(NDArray::close);
        for (int i = 0; i < first.length; i++) {
            first[i] -= STEP * (above[i] - below[i]) / (2 * difference);
        }
        return first;
    }

    /** Those that the last pass left; none are left afterwards. */
    private List<NDArray> gradients() {
        return weights.stream()
                .map(array -> {
                    try (var gradient = array.getGradient()) {
                        var own = gradient.duplicate();
                        JniUtils.zeroGrad((PtNDArray) array);
                        return own;
                    }
                })
                .toList();
    }

    private void move(List<NDArray> direction, float factor) {
        unnoted();
        for (int i = 0; i < weights.size(); i++) {
            try (var scaled = direction.get(i).mul(factor)) {
                weights.get(i).addi(scaled);
            }
        }
    }

    private void restore(List<NDArray> values) {
        unnoted();
        for (int i = 0; i < weights.size(); i++) {
            values.get(i).copyTo(weights.get(i));
        }
    }

    /** What is done to weights here is no part of what is differentiated. */
    private void unnoted() {
        weights.forEach(array -> array.setRequiresGradient(false));
    }

    private float norm() {
        double squares = 0;
        for (var array : weights) {
            try (var square = array.mul(array);
                    var sum = square.sum()) {
                squares += sum.getFloat();
            }
        }
        return (float) Math.sqrt(squares);
    }
}
