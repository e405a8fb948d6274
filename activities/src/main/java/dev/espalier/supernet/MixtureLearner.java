package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.espalier.data.MiniBatch;
import dev.espalier.space.Architecture;
import dev.espalier.space.weights.Tensor;
import dev.espalier.space.weights.Weights;
import dev.espalier.train.Descent;
import dev.espalier.train.Diverged;
import dev.espalier.train.Losses;
import dev.espalier.train.Optimizer;
import dev.espalier.train.Pixels;
import dev.espalier.train.Recipe;
import dev.espalier.train.Torch;
import dev.espalier.train.Trainable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A supernet all of whose decisions mix their options, that learns its weights and the shares of the options together. It
 * answers as the network of the largest shares. Where no decision has a choice, it learns as that network does alone.
 *
 * @see <a href="https://arxiv.org/abs/2404.16218">Neumeyer et al., IDA 2024</a>, and Liu et al., ICLR 2019
 */
public final class MixtureLearner implements Trainable {

    /** The name under which the free numbers of the shares are handed over, {@code [numbers]}. */
    public static final String SHARES = "shares";

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final SharedWeights supernet;
    private final Recipe recipe;
    private final MixtureRecipe mixture;
    private final int stepsPerEpoch;
    private final OtherImages others;
    private final NDManager manager = Torch.manager();
    private final SharedArrays shared;
    private final Descent descent;
    private final Mixing mixing;
    private final MixtureWeights weights;
    private final ShareDescent shares;
    private final Pixels pixels = new Pixels();
    private int step;

    /**
     * One that has learned nothing.
     *
     * @param first weights
     * @param others what the shares learn from, unless from the images that the weights do
     */
    public MixtureLearner(
            SharedWeights supernet,
            Weights first,
            Recipe recipe,
            MixtureRecipe mixture,
            int stepsPerEpoch,
            OtherImages others) {
        this.supernet = supernet;
        this.recipe = recipe;
        this.mixture = mixture;
        this.stepsPerEpoch = stepsPerEpoch;
        this.others = others;
        this.shared = new SharedArrays(supernet.slots(), first, manager);
        this.descent = new Descent(manager, shared.learned(), recipe);
        this.mixing = supernet.mixing(first, shared::get, manager);
        this.weights = new MixtureWeights(supernet.space().decisions().stream()
                .map(decision -> decision.arity())
                .toList());
        this.shares = new ShareDescent(manager, begun(), mixture);
    }

    private float[] begun() {
        var random = new SplittableRandom(recipe.seed() * 31 + 7);
        var begun = new float[weights.count()];
        for (int i = 0; i < begun.length; i++) {
            begun[i] = mixture.begunAtRandom() ? (float) random.nextDouble() : 1;
        }
        return begun;
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
        double epoch = (double) step / stepsPerEpoch;
        var random = new SplittableRandom(recipe.seed() + GOLDEN * (step + 1));
        double loss = supernet.columns() == 1 ? learned(batch, random, epoch) : learnedBoth(batch, random, epoch);
        if (!Double.isFinite(loss)) {
            throw new Diverged(step / stepsPerEpoch, step % stepsPerEpoch);
        }
        step++;
        return loss;
    }

    private double learnedBoth(MiniBatch batch, SplittableRandom random, double epoch) {
        return switch (mixture.order()) {
            case TRIVIAL -> {
                var taken = taken(random);
                var passed = pass(batch, taken, true);
                descent.step(recipe.schedule().at(epoch));
                shares.step(weights.gradient(taken, passed.onShares()), step, epoch);
                yield passed.loss();
            }
            case FIRST -> {
                var taken = taken(random);
                shares.step(
                        weights.gradient(
                                taken, pass(others.next(step), taken, false).onShares()),
                        step,
                        epoch);
                yield learned(batch, random, epoch);
            }
            case SECOND -> {
                var taken = taken(random);
                var ahead = new LookAhead(shared.learned().values());
                var gradient = ahead.gradient(
                        with -> pass(batch, taken, with).onShares(),
                        with -> pass(others.next(step), taken, with).onShares());
                shares.step(weights.gradient(taken, gradient), step, epoch);
                yield learned(batch, random, epoch);
            }
        };
    }

    private double learned(MiniBatch batch, SplittableRandom random, double epoch) {
        double loss = pass(batch, taken(random), true).loss();
        descent.step(recipe.schedule().at(epoch));
        return loss;
    }

    private MixtureWeights.Shares taken(SplittableRandom random) {
        return mixture.drawn() ? weights.drawn(shares.free(), random) : weights.soft(shares.free());
    }

    /** What a pass there and back came to. */
    private record Passed(double loss, float[] onShares) {}

    /** @param toWeights whether the weights get gradients, too */
    private Passed pass(MiniBatch batch, MixtureWeights.Shares taken, boolean toWeights) {
        noted(toWeights);
        JniUtils.setGradMode(true);
        try (var scope = manager.newSubManager()) {
            var leaf = scope.create(
                    taken.shares(), new Shape(1, supernet.space().decisions().size(), weights.columns()));
            leaf.setRequiresGradient(true);
            var logits = mixing.logits(pixels.of(scope, batch), leaf);
            var loss = Losses.crossEntropy(logits, Losses.labels(scope, batch), recipe.labelSmoothing());
            JniUtils.backward((PtNDArray) loss, (PtNDArray) loss.onesLike(), false, false);
            return new Passed(loss.getFloat(), supernet.columns() == 1 ? new float[0] : gradient(leaf));
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    private static float[] gradient(NDArray leaf) {
        try (var gradient = leaf.getGradient()) {
            return gradient.toFloatArray();
        }
    }

    private void noted(boolean toWeights) {
        shared.learned().values().forEach(array -> array.setRequiresGradient(toWeights));
    }

    @Override
    public float[] answers(MiniBatch batch) {
        var best = new Architecture(supernet.space().name(), weights.taken(shares.free()));
        try (var scope = manager.newSubManager();
                var pass = supernet.pass(best, shared::get, manager)) {
            return pass.logits(pixels.of(scope, batch), false).toFloatArray();
        }
    }

    @Override
    public @Nullable StandIn averaged() {
        return null;
    }

    /** The weights, and the {@link #SHARES}. */
    @Override
    public Weights save() {
        var tensors = new LinkedHashMap<>(shared.save().tensors());
        tensors.put(SHARES, new Tensor(List.of(weights.count()), shares.free()));
        return new Weights(tensors);
    }

    /**
     * The shares of what was handed over: a list for each decision.
     *
     * @param options how many each decision has
     */
    public static List<List<Double>> shares(Weights saved, List<Integer> options) {
        var soft = new MixtureWeights(options).soft(saved.get(SHARES).values()).soft();
        var shares = new ArrayList<List<Double>>();
        int from = 0;
        for (int count : options) {
            var one = new ArrayList<Double>();
            for (int i = 0; i < count; i++) {
                one.add(soft[from + i]);
            }
            shares.add(List.copyOf(one));
            from += count;
        }
        return List.copyOf(shares);
    }

    @Override
    public SequencedMap<String, NDArray> arrays() {
        var arrays = new LinkedHashMap<String, NDArray>();
        shared.all().forEach((name, array) -> arrays.put("weights/" + name, array));
        arrays.putAll(shares.arrays());
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
        others.close();
        manager.close();
    }
}
