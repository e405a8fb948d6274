package dev.espalier.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.espalier.space.weights.Tensor;
import java.util.SortedMap;
import java.util.TreeMap;

/** Applies a rule to the arrays of one network, and holds what the rule remembers of each. */
public final class Optimizer {

    private final NDManager manager;
    private final Rule rule;
    private final SortedMap<String, NDArray> memory = new TreeMap<>();
    private int steps;

    Optimizer(NDManager manager, Rule rule) {
        this.manager = manager;
        this.rule = rule;
    }

    /** What it remembers, by the kind of memory and the array's name. */
    SortedMap<String, NDArray> memory() {
        return memory;
    }

    /** Puts back what it remembered, under the name that it had in its memory. */
    void remember(String name, Tensor tensor) {
        var shape =
                new Shape(tensor.shape().stream().mapToLong(Integer::longValue).toArray());
        memory.put(name, manager.create(tensor.values(), shape));
    }

    /** Goes on after so many steps; what it remembered has been put back. */
    void resume(int taken) {
        steps = taken;
    }

    /** Begins a step; then each array is updated once. */
    void begin() {
        steps++;
    }

    /**
     * Moves one array.
     *
     * @param gradient is used up
     * @param decay of this array, 0 for none
     */
    void update(String name, NDArray weight, NDArray gradient, double rate, double decay) {
        switch (rule) {
            case Rule.Sgd sgd -> sgd(sgd, name, weight, decayed(gradient, weight, decay), rate);
            case Rule.Adam adam -> adam(adam, name, weight, gradient, rate, decay);
            case Rule.RmsProp rms -> rms(rms, name, weight, decayed(gradient, weight, decay), rate);
        }
    }

    private static NDArray decayed(NDArray gradient, NDArray weight, double decay) {
        return decay == 0 ? gradient : add(gradient, weight, decay);
    }

    private void sgd(Rule.Sgd sgd, String name, NDArray weight, NDArray gradient, double rate) {
        if (sgd.momentum() == 0) {
            add(weight, gradient, -rate);
            return;
        }
        var velocity = remembered("velocity", name, weight, 0);
        velocity.muli(sgd.momentum()).addi(gradient);
        if (sgd.nesterov()) {
            add(weight, add(gradient, velocity, sgd.momentum()), -rate);
        } else {
            add(weight, velocity, -rate);
        }
    }

    private void adam(Rule.Adam adam, String name, NDArray weight, NDArray gradient, double rate, double decay) {
        if (adam.decoupled()) {
            weight.muli(1 - rate * decay);
        } else {
            decayed(gradient, weight, decay);
        }
        var mean = remembered("mean", name, weight, 0);
        var square = remembered("square", name, weight, 0);
        add(mean.muli(adam.beta1()), gradient, 1 - adam.beta1());
        square.muli(adam.beta2());
        try (var squared = gradient.mul(gradient)) {
            add(square, squared, 1 - adam.beta2());
        }
        double scale = Math.sqrt(1 - Math.pow(adam.beta2(), steps));
        try (var root = square.sqrt();
                var step = mean.div(root.divi(scale).addi(adam.epsilon()))) {
            add(weight, step, -rate / (1 - Math.pow(adam.beta1(), steps)));
        }
    }

    private void rms(Rule.RmsProp rms, String name, NDArray weight, NDArray gradient, double rate) {
        var square = remembered("square", name, weight, 1);
        square.muli(rms.decay());
        try (var squared = gradient.mul(gradient)) {
            add(square, squared, 1 - rms.decay());
        }
        try (var moved = square.add(rms.epsilon());
                var root = moved.sqrt();
                var step = gradient.div(root)) {
            var velocity = remembered("velocity", name, weight, 0);
            add(velocity.muli(rms.momentum()), step, rate);
            weight.subi(velocity);
        }
    }

    private NDArray remembered(String kind, String name, NDArray like, double first) {
        return memory.computeIfAbsent(kind + "/" + name, _ -> {
            var fresh = manager.zeros(like.getShape(), DataType.FLOAT32);
            return first == 0 ? fresh : fresh.addi(first);
        });
    }

    /** Adds so much of another array, and lets go of what that takes. */
    private static NDArray add(NDArray to, NDArray what, double factor) {
        try (var scaled = what.mul(factor)) {
            return to.addi(scaled);
        }
    }
}
