package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.espalier.data.MiniBatch;
import dev.espalier.space.Architecture;
import dev.espalier.space.weights.Weights;
import dev.espalier.train.Answers;
import dev.espalier.train.Examination;
import dev.espalier.train.Losses;
import dev.espalier.train.Pixels;
import dev.espalier.train.Torch;
import java.util.List;

/** A supernet whose training has ended. */
public final class FrozenSupernet implements Supernet {

    private final SharedWeights supernet;
    private final List<MiniBatch> examined;
    private final double labelSmoothing;
    private final NDManager manager = Torch.manager();
    private final SharedArrays shared;
    private final Mixing mixing;
    private final Pixels pixels = new Pixels();

    /**
     * @param weights of its training
     * @param examined images that inherited accuracy is of
     * @param labelSmoothing of the loss of a mixture
     * @throws IllegalArgumentException when the weights are another supernet's
     */
    public FrozenSupernet(SharedWeights supernet, Weights weights, List<MiniBatch> examined, double labelSmoothing) {
        this.supernet = supernet;
        this.examined = List.copyOf(examined);
        this.labelSmoothing = labelSmoothing;
        this.shared = new SharedArrays(supernet.slots(), weights, manager);
        this.mixing = supernet.mixing(weights, shared::get, manager);
    }

    @Override
    public Examination.Result inherited(Architecture architecture) {
        var answers = new Answers();
        for (var batch : examined) {
            answers.count(answers(architecture, batch), batch.labels());
        }
        return answers.result();
    }

    private float[] answers(Architecture architecture, MiniBatch batch) {
        try (var scope = manager.newSubManager();
                var pass = supernet.pass(architecture, shared::get, manager)) {
            return pass.logits(pixels.of(scope, batch), false).toFloatArray();
        }
    }

    @Override
    public Mixed mixed(MiniBatch batch, float[] probabilities) {
        int one = supernet.choices();
        boolean each = probabilities.length == batch.size() * one;
        if (probabilities.length != one && !each) {
            throw new IllegalArgumentException(
                    "The `probabilities` (%d) must be %d values for all images or for each of %d, but are neither."
                            .formatted(probabilities.length, one, batch.size()));
        }
        return each && mixing.byBatch()
                ? Alike.mixed(batch, probabilities, this::together)
                : together(batch, probabilities);
    }

    private Mixed together(MiniBatch batch, float[] probabilities) {
        boolean before = JniUtils.isGradMode();
        try (var scope = manager.newSubManager()) {
            int decisions = supernet.space().decisions().size();
            int options = supernet.columns();
            var leaf = scope.create(
                    probabilities, new Shape(probabilities.length / (decisions * options), decisions, options));
            JniUtils.setGradMode(true);
            leaf.setRequiresGradient(true);
            var logits = mixing.logits(pixels.of(scope, batch), leaf);
            return differentiated(Losses.crossEntropy(logits, Losses.labels(scope, batch), labelSmoothing), leaf);
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    private static Mixed differentiated(NDArray loss, NDArray leaf) {
        JniUtils.backward((PtNDArray) loss, (PtNDArray) loss.onesLike(), false, false);
        try (var gradient = leaf.getGradient()) {
            return new Mixed(loss.getFloat(), gradient.toFloatArray());
        }
    }

    /** How many arrays it holds now. */
    int held() {
        return manager.getManagedArrays().size();
    }

    @Override
    public void close() {
        manager.close();
    }
}
