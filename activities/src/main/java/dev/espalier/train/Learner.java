package dev.espalier.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import dev.espalier.data.MiniBatch;
import dev.espalier.space.Network;
import dev.espalier.space.block.DropPath;
import dev.espalier.space.block.NetworkBlock;
import dev.espalier.space.weights.Slot;
import dev.espalier.space.weights.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A network that learns: one step per mini-batch. It belongs to one thread. Several may learn side by side in one process,
 * since each step computes its gradients by itself.
 */
final class Learner implements AutoCloseable {

    private final NDManager manager;
    private final NetworkBlock block;
    private final Recipe recipe;
    private final Optimizer optimizer;
    private final ParameterStore store;
    private final List<Slot> learned;
    private final MovingMean mean;
    private final int stepsPerEpoch;
    private ByteBuffer pixels = ByteBuffer.allocate(0);
    private int step;

    Learner(Network network, Weights first, Recipe recipe, int stepsPerEpoch) {
        this.manager = Torch.manager();
        this.recipe = recipe;
        this.stepsPerEpoch = stepsPerEpoch;
        this.block = new NetworkBlock(network, Torch.primitives(), recipe.auxiliary() > 0);
        block.initialize(manager, DataType.FLOAT32, block.input());
        block.load(first);
        this.optimizer = new Optimizer(manager, recipe.rule());
        this.store = new ParameterStore(manager, false);
        this.learned =
                block.living().stream().filter(slot -> slot.role().learned()).toList();
        learned.forEach(slot -> block.array(slot).setRequiresGradient(true));
        this.mean = new MovingMean(block, recipe.ema());
    }

    /** Steps taken so far. */
    int step() {
        return step;
    }

    NetworkBlock block() {
        return block;
    }

    Optimizer optimizer() {
        return optimizer;
    }

    MovingMean mean() {
        return mean;
    }

    /** How many arrays it holds now. */
    int arrays() {
        return manager.getManagedArrays().size();
    }

    /** Goes on after so many steps; arrays and memory have been put back. */
    void resume(int taken) {
        step = taken;
        optimizer.resume(taken);
    }

    /**
     * Learns from a mini-batch.
     *
     * @return the loss before the step
     * @throws Diverged when it is no number
     */
    double learn(MiniBatch batch) {
        double epoch = (double) step / stepsPerEpoch;
        if (recipe.dropPath() > 0) {
            block.dropPath(new DropPath(
                    recipe.dropPath() * epoch / recipe.epochs(), new SplittableRandom(recipe.seed() * 31 + step)));
        }
        double loss = differentiate(batch);
        if (!Double.isFinite(loss)) {
            throw new Diverged(step / stepsPerEpoch, step % stepsPerEpoch);
        }
        update(recipe.schedule().at(epoch));
        step++;
        mean.follow(step);
        return loss;
    }

    /** The loss of a mini-batch as it trains; its gradients are added to those that the arrays have. */
    double differentiate(MiniBatch batch) {
        try (var scope = manager.newSubManager()) {
            return gradients(images(scope, batch), Losses.labels(scope, batch));
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

    private void update(double rate) {
        optimizer.begin();
        var gradients =
                learned.stream().map(slot -> block.array(slot).getGradient()).toList();
        if (recipe.clip() > 0) {
            Losses.clip(gradients, recipe.clip());
        }
        for (int i = 0; i < gradients.size(); i++) {
            var slot = learned.get(i);
            double decay = slot.role() == Slot.Role.WEIGHT ? recipe.weightDecay() : 0;
            try (var gradient = gradients.get(i)) {
                optimizer.update(slot.name(), block.array(slot), gradient, rate, decay);
            }
            JniUtils.zeroGrad((PtNDArray) block.array(slot));
        }
    }

    /** The network's answers to a mini-batch, {@code [images, classes]} row by row, as it is used: nothing is learned. */
    float[] answers(MiniBatch batch) {
        try (var scope = manager.newSubManager()) {
            return block.forward(store, new NDList(images(scope, batch)), false)
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
            block.forward(store, new NDList(images(scope, batch)), true).close();
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

    /** Shares one buffer among all steps; the images lie channels last, which the library computes fastest. */
    private NDArray images(NDManager scope, MiniBatch batch) {
        int bytes = 4 * batch.pixels().length;
        if (pixels.capacity() < bytes) {
            pixels = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
        pixels.clear().limit(bytes);
        pixels.asFloatBuffer().put(batch.pixels());
        var shape = new Shape(batch.size(), batch.resolution(), batch.resolution(), batch.channels());
        return scope.create(pixels, shape, DataType.FLOAT32).transpose(0, 3, 1, 2);
    }

    @Override
    public void close() {
        manager.close();
    }
}
