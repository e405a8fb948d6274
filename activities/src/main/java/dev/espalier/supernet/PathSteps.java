package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.espalier.data.MiniBatch;
import dev.espalier.space.Architecture;
import dev.espalier.train.Losses;
import dev.espalier.train.Pixels;
import dev.espalier.train.Torch;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/**
 * The passes of a step of a supernet's training, forward and backward: with slices of the weights, as here, and in full
 * width, as published. Of one thread, inside {@link Torch#run}.
 */
public final class PathSteps implements AutoCloseable {

    private final UnifiedSupernet supernet;
    private final MiniBatch batch;
    private final List<Architecture> paths;
    private final NDManager manager = Torch.manager();
    private final SharedArrays shared;
    private final FullWidth full;
    private final Pixels pixels = new Pixels();

    public PathSteps(UnifiedSupernet supernet, MiniBatch batch) {
        this.supernet = supernet;
        this.batch = batch;
        this.paths = supernet.paths(new SplittableRandom(1));
        this.shared = new SharedArrays(supernet.slots(), supernet.first(1), manager);
        this.full = new FullWidth(PlainLayers.of(supernet, shared, true));
        shared.learned().values().forEach(array -> array.setRequiresGradient(true));
    }

    /** What is skipped costs nothing. */
    public void sliced() {
        pass((images, path) -> {
            try (var pass = supernet.pass(path, shared::get, manager)) {
                backward(pass.logits(images, true));
                pass.remember();
            }
        });
    }

    /** What is skipped is computed as zeros. */
    public void fullWidth() {
        pass((images, path) -> backward(full.logits(images, path)));
    }

    private void pass(BiConsumer<NDArray, Architecture> one) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(true);
        try {
            for (var path : paths) {
                try (var scope = manager.newSubManager()) {
                    one.accept(pixels.of(scope, batch), path);
                }
            }
        } finally {
            JniUtils.setGradMode(before);
        }
        shared.learned().values().forEach(array -> JniUtils.zeroGrad((PtNDArray) array));
    }

    private void backward(NDArray logits) {
        var loss = Losses.crossEntropy(logits, Losses.labels(logits.getManager(), batch), 0);
        JniUtils.backward((PtNDArray) loss, (PtNDArray) loss.onesLike(), false, false);
    }

    @Override
    public void close() {
        manager.close();
    }
}
