package dev.espalier.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.data.MiniBatch;
import java.util.Arrays;
import java.util.List;

/** What is made small, and how large a step towards it may be. */
public final class Losses {

    /** Added to a norm before it divides. */
    private static final double TINY = 1e-6;

    private Losses() {}

    /**
     * The mean over images of the cross entropy.
     *
     * @param logits {@code [images, classes]}
     * @param labels {@code [images, 1]}, 64-bit integers
     * @param smoothing how much of a label is spread over all classes
     * @see <a href="https://arxiv.org/abs/1512.00567">Szegedy et al., CVPR 2016, Section 7</a>
     */
    public static NDArray crossEntropy(NDArray logits, NDArray labels, double smoothing) {
        var log = logits.logSoftmax(1);
        var right = log.gather(labels, 1).mean().neg();
        return smoothing == 0
                ? right
                : right.mul((float) (1 - smoothing)).sub(log.mean().mul((float) smoothing));
    }

    /** The labels of a mini-batch, {@code [images, 1]}, 64-bit integers. */
    public static NDArray labels(NDManager scope, MiniBatch batch) {
        var labels = Arrays.stream(batch.labels()).asLongStream().toArray();
        return scope.create(labels, new Shape(labels.length, 1));
    }

    /** Scales all gradients so that their norm together is at most the given one. */
    static void clip(List<NDArray> gradients, double most) {
        double squares = 0;
        var sums = new NDList();
        for (var gradient : gradients) {
            try (var square = gradient.mul(gradient);
                    var sum = square.sum()) {
                sums.add(sum.reshape(1));
            }
        }
        try (sums;
                var all = NDArrays.concat(sums)) {
            for (float sum : all.toFloatArray()) {
                squares += sum;
            }
        }
        double factor = most / (Math.sqrt(squares) + TINY);
        if (factor < 1) {
            gradients.forEach(gradient -> gradient.muli(factor));
        }
    }
}
