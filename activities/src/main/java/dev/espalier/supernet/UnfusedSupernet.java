package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.espalier.data.MiniBatch;
import dev.espalier.space.sgnas.UnifiedSpace;
import dev.espalier.space.weights.Weights;
import dev.espalier.supernet.Supernet.Mixed;
import dev.espalier.train.Losses;
import dev.espalier.train.Pixels;
import dev.espalier.train.Torch;

/**
 * A supernet as the paper draws it and its released code has it: sub-blocks mix one by one, weights have gradients that
 * nobody uses, and a cost is looked up probability by probability. Ours is measured against it. It belongs to one thread,
 * inside {@link Torch#run}.
 */
public final class UnfusedSupernet implements AutoCloseable {

    private final UnifiedSupernet supernet;
    private final NDManager manager = Torch.manager();
    private final SharedArrays shared;
    private final Pixels pixels = new Pixels();
    private int reads;
    private int convolutions;

    public UnfusedSupernet(UnifiedSupernet supernet, Weights weights) {
        this.supernet = supernet;
        this.shared = new SharedArrays(supernet.slots(), weights, manager);
        shared.learned().values().forEach(array -> array.setRequiresGradient(true));
    }

    /**
     * The loss of a mixture and its cost, weighted alike.
     *
     * @param probabilities {@code [decisions, options]}, row by row
     * @param shares what each option costs, in the same shape
     */
    public Mixed mixed(MiniBatch batch, float[] probabilities, double[] shares) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(true);
        try (var scope = manager.newSubManager()) {
            var leaf = scope.create(
                    probabilities, new Shape(UnifiedSpace.LAYERS, UnifiedSpace.MOST, UnifiedSupernet.OPTIONS));
            leaf.setRequiresGradient(true);
            var unfused = new Unfused(supernet, shared);
            var logits = unfused.logits(pixels.of(scope, batch), leaf);
            var loss = Losses.crossEntropy(logits, Losses.labels(scope, batch), 0);
            reads = unfused.reads();
            convolutions = unfused.convolutions();
            var whole = loss.add(cost(leaf.flatten(), shares));
            JniUtils.backward((PtNDArray) whole, (PtNDArray) whole.onesLike(), false, false);
            return new Mixed(whole.getFloat(), leaf.getGradient().toFloatArray());
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    private NDArray cost(NDArray probabilities, double[] shares) {
        var sum = probabilities.getManager().create(0f);
        for (int i = 0; i < shares.length; i++) {
            reads++;
            if (probabilities.getFloat(i) > 0) {
                sum = sum.add(probabilities.get(i).mul((float) shares[i]));
            }
        }
        return sum;
    }

    /** How many values the last mixture read one by one. */
    public int reads() {
        return reads;
    }

    /** How many convolutions the last mixture had. */
    public int convolutions() {
        return convolutions;
    }

    @Override
    public void close() {
        manager.close();
    }
}
