package dev.espalier.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.espalier.space.weights.Slot;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Predicate;

/** Moves arrays along their gradients by the rule of a recipe. It belongs to one thread. */
public final class Descent {

    private final SequencedMap<Slot, NDArray> learned;
    private final Recipe recipe;
    private final Optimizer optimizer;

    /** @param learned gradients are noted for them from now on */
    public Descent(NDManager manager, SequencedMap<Slot, NDArray> learned, Recipe recipe) {
        this.learned = learned;
        this.recipe = recipe;
        this.optimizer = new Optimizer(manager, recipe.rule());
        learned.values().forEach(array -> array.setRequiresGradient(true));
    }

    public Optimizer optimizer() {
        return optimizer;
    }

    /** Uses up the gradients that all arrays have. */
    public void step(double rate) {
        step(rate, _ -> true);
    }

    /** The same for some arrays; the others have none, and neither decay nor go on by what is remembered of them. */
    public void step(double rate, Predicate<Slot> moved) {
        optimizer.begin();
        var some = new LinkedHashMap<>(learned);
        some.keySet().removeIf(moved.negate());
        var gradients = some.values().stream().map(NDArray::getGradient).toList();
        if (recipe.clip() > 0) {
            Losses.clip(gradients, recipe.clip());
        }
        var each = gradients.iterator();
        some.forEach((slot, array) -> {
            double decay = slot.role() == Slot.Role.WEIGHT ? recipe.weightDecay() : 0;
            try (var gradient = each.next()) {
                optimizer.update(slot.name(), array, gradient, rate * share(slot), decay);
            }
            JniUtils.zeroGrad((PtNDArray) array);
        });
    }

    /** Of a fully connected layer only: each of its steps moves what comes out by as much more as it has features. */
    private double share(Slot slot) {
        boolean connected = slot.shape().size() == 2 && slot.name().equals(slot.node() + ".weight");
        return connected ? recipe.classifierRate() : 1;
    }
}
