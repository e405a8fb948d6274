package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.espalier.data.MiniBatch;
import dev.espalier.space.Architecture;
import dev.espalier.space.weights.Weights;
import dev.espalier.train.Descent;
import dev.espalier.train.Diverged;
import dev.espalier.train.Losses;
import dev.espalier.train.Optimizer;
import dev.espalier.train.Pixels;
import dev.espalier.train.Recipe;
import dev.espalier.train.Torch;
import dev.espalier.train.Trainable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A supernet that learns: a step is the mean of the gradients of some paths on one mini-batch, and moves nothing but the
 * arrays that these read. Each mini-batch that it answers meets a path drawn for its place, so that epochs are examined by
 * the same paths.
 */
final class SupernetLearner implements Trainable {

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final SharedWeights supernet;
    private final Recipe recipe;
    private final int stepsPerEpoch;
    private final NDManager manager = Torch.manager();
    private final SharedArrays shared;
    private final Descent descent;
    private final Pixels pixels = new Pixels();
    private int step;
    private int answered;

    SupernetLearner(SharedWeights supernet, Weights first, Recipe recipe, int stepsPerEpoch) {
        this.supernet = supernet;
        this.recipe = recipe;
        this.stepsPerEpoch = stepsPerEpoch;
        this.shared = new SharedArrays(supernet.slots(), first, manager);
        this.descent = new Descent(manager, shared.learned(), recipe);
    }

    @Override
    public int step() {
        return step;
    }

    /** How many arrays it holds now. */
    int held() {
        return manager.getManagedArrays().size();
    }

    @Override
    public double learn(MiniBatch batch) {
        double loss = 0;
        var read = new HashSet<String>();
        try (var scope = manager.newSubManager()) {
            var images = pixels.of(scope, batch);
            var labels = Losses.labels(scope, batch);
            var paths = supernet.paths(new SplittableRandom(recipe.seed() + GOLDEN * step));
            for (var architecture : paths) {
                loss += differentiate(architecture, images, labels, 1f / paths.size(), read);
            }
        }
        if (!Double.isFinite(loss)) {
            throw new Diverged(step / stepsPerEpoch, step % stepsPerEpoch);
        }
        descent.step(recipe.schedule().at((double) step / stepsPerEpoch), slot -> read.contains(slot.name()));
        step++;
        answered = 0;
        return loss;
    }

    /** A path's share of the mean loss; that of its gradients is added to those that the arrays have. */
    private double differentiate(
            Architecture architecture, NDArray images, NDArray labels, float share, Set<String> read) {
        JniUtils.setGradMode(true);
        Function<String, NDArray> reading = name -> {
            read.add(name);
            return shared.get(name);
        };
        try (var pass = supernet.pass(architecture, reading, manager);
                var whole = Losses.crossEntropy(pass.logits(images, true), labels, recipe.labelSmoothing());
                var loss = whole.mul(share)) {
            JniUtils.backward((PtNDArray) loss, (PtNDArray) loss.onesLike(), false, false);
            pass.remember();
            return loss.getFloat();
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    @Override
    public float[] answers(MiniBatch batch) {
        var drawn = supernet.paths(new SplittableRandom(~recipe.seed() + GOLDEN * answered));
        answered++;
        try (var scope = manager.newSubManager();
                var pass = supernet.pass(drawn.getFirst(), shared::get, manager)) {
            return pass.logits(pixels.of(scope, batch), false).toFloatArray();
        }
    }

    @Override
    public @Nullable StandIn averaged() {
        return null;
    }

    @Override
    public Weights save() {
        return shared.save();
    }

    @Override
    public SequencedMap<String, NDArray> arrays() {
        var arrays = new LinkedHashMap<String, NDArray>();
        shared.all().forEach((name, array) -> arrays.put("weights/" + name, array));
        return arrays;
    }

    @Override
    public Optimizer optimizer() {
        return descent.optimizer();
    }

    @Override
    public void resume(int taken) {
        step = taken;
    }

    @Override
    public void close() {
        manager.close();
    }
}
