package dev.espalier.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import dev.espalier.data.MiniBatch;
import dev.espalier.space.Network;
import dev.espalier.space.block.Dropout;
import dev.espalier.space.block.NetworkBlock;
import dev.espalier.space.weights.Slot;
import dev.espalier.space.weights.Weights;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A network that learns: one step per mini-batch. It belongs to one thread. Several may learn side by side in one process,
 * since each step computes its gradients by itself.
 */
final class Learner implements Trainable {

    private final NDManager manager;
    private final NetworkBlock block;
    private final Recipe recipe;
    private final Descent descent;
    private final Pixels pixels = new Pixels();
    private final ParameterStore store;
    private final MovingMean mean;
    private final int stepsPerEpoch;
    private int step;

    Learner(Network network, Weights first, Recipe recipe, int stepsPerEpoch) {
        this.manager = Torch.manager();
        this.recipe = recipe;
        this.stepsPerEpoch = stepsPerEpoch;
        this.block = new NetworkBlock(network, Torch.primitives(), recipe.auxiliary() > 0);
        block.initialize(manager, DataType.FLOAT32, block.input());
        block.load(first);
        this.store = new ParameterStore(manager, false);
        var learned = new LinkedHashMap<Slot, NDArray>();
        block.living().stream()
                .filter(slot -> slot.role().learned())
                .forEach(slot -> learned.put(slot, block.array(slot)));
        this.descent = new Descent(manager, learned, recipe);
        this.mean = new MovingMean(block, recipe.ema());
    }

    @Override
    public int step() {
        return step;
    }

    NetworkBlock block() {
        return block;
    }

    @Override
    public Optimizer optimizer() {
        return descent.optimizer();
    }

    @Override
    public SequencedMap<String, NDArray> arrays() {
        var arrays = new LinkedHashMap<String, NDArray>();
        block.slots().forEach(slot -> arrays.put("weights/" + slot.name(), block.array(slot)));
        mean.means().forEach((slot, array) -> arrays.put("means/" + slot.name(), array));
        return arrays;
    }

    @Override
    public @Nullable StandIn averaged() {
        return mean.use();
    }

    @Override
    public Weights save() {
        return block.save();
    }

    /** How many arrays it holds now. */
    int held() {
        return manager.getManagedArrays().size();
    }

    @Override
    public void resume(int taken) {
        step = taken;
    }

    @Override
    public double learn(MiniBatch batch) {
        double epoch = (double) step / stepsPerEpoch;
        leaveOut(epoch);
        double loss = differentiate(batch);
        if (!Double.isFinite(loss)) {
            throw new Diverged(step / stepsPerEpoch, step % stepsPerEpoch);
        }
        descent.step(recipe.schedule().at(epoch));
        step++;
        mean.follow(step);
        return loss;
    }

    /** By chance that follows from the step, so that one that is taken up again leaves out the same. */
    private void leaveOut(double epoch) {
        var random = new SplittableRandom(recipe.seed() * 31 + step);
        if (recipe.dropPath() > 0) {
            block.dropPath(new Dropout(recipe.dropPath() * epoch / recipe.epochs(), random));
        }
        if (recipe.dropout() > 0) {
            block.dropFeatures(new Dropout(recipe.dropout(), random));
        }
    }

    /** The loss of a mini-batch as it trains; its gradients are added to those that the arrays have. */
    double differentiate(MiniBatch batch) {
        try (var scope = manager.newSubManager()) {
            return gradients(pixels.of(scope, batch), Losses.labels(scope, batch));
        }
    }

    private double gradients(NDArray images, NDArray labels) {
        JniUtils.setGradMode(true);
        try {
            var loss = loss(block.forward(store, new NDList(images), true), labels);
            JniUtils.backward((PtNDArray) loss, (PtNDArray) loss.onesLike(), false, false);
            return loss.getFloat();
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    /** Of the network's logits, and some of that of its auxiliary nodes'. */
    private NDArray loss(NDList logits, NDArray labels) {
        var loss = Losses.crossEntropy(logits.getFirst(), labels, recipe.labelSmoothing());
        return logits.size() == 1
                ? loss
                : loss.add(Losses.crossEntropy(logits.getLast(), labels, recipe.labelSmoothing())
                        .mul((float) recipe.auxiliary()));
    }

    @Override
    public float[] answers(MiniBatch batch) {
        try (var scope = manager.newSubManager()) {
            return block.forward(store, new NDList(pixels.of(scope, batch)), false)
                    .singletonOrThrow()
                    .toFloatArray();
        }
    }

    /**
     * What the normalisations see of a mini-batch while the network trains. Nothing is learned; what was remembered is
     * lost.
     *
     * @param remembered slots of means and variances, whose values are told in this order
     */
    List<float[]> statistics(MiniBatch batch, List<Slot> remembered) {
        // From nothing, one step leaves a share of what it saw and nothing else.
        remembered.forEach(slot -> block.array(slot).set(FloatBuffer.allocate(slot.count())));
        try (var scope = manager.newSubManager()) {
            block.forward(store, new NDList(pixels.of(scope, batch)), true).close();
        }
        return remembered.stream().map(this::seen).toList();
    }

    private float[] seen(Slot slot) {
        var share = block.array(slot).toFloatArray();
        for (int i = 0; i < share.length; i++) {
            share[i] /= 1 - NetworkBlock.MEMORY;
        }
        return share;
    }

    @Override
    public void close() {
        manager.close();
    }
}
