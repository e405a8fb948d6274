package dev.espalier.search;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A measured quantity. Its unit is part of its name and a device follows an at sign: {@code val_accuracy_pct},
 * {@code macs_m}, {@code latency_ms@edgegpu}.
 */
public record Metric(@JsonValue String name) {

    // First, since the metrics below are checked against it.
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}(@[a-z0-9_-]{1,64})?");

    /** Validation accuracy in percent, 0 to 100. */
    public static final Metric VAL_ACCURACY_PCT = new Metric("val_accuracy_pct");

    /** Multiply-accumulates of one image, in millions. */
    public static final Metric MACS_M = new Metric("macs_m");

    /** Trainable values, in millions. */
    public static final Metric PARAMS_M = new Metric("params_m");

    /**
     * How differently a network at random weights sees different images.
     *
     * @see <a href="https://arxiv.org/abs/2006.04647">Mellor et al., ICML 2021</a>
     */
    public static final Metric NASWOT = new Metric("naswot");

    /**
     * How much passes through a network at random weights, its logarithm taken parameter by parameter.
     *
     * @see <a href="https://arxiv.org/abs/2207.05135">Cavagnero et al., WACV 2023, Equation 4</a>
     */
    public static final Metric LOGSYNFLOW = new Metric("logsynflow");

    /**
     * How much passes through a network at random weights whose signs are left out.
     *
     * @see <a href="https://arxiv.org/abs/2006.05467">Tanaka et al., NeurIPS 2020, Equation 3</a>
     */
    public static final Metric SYNFLOW = new Metric("synflow");

    /**
     * How much a network at random weights would learn from its first mini-batch: the norms of its gradients.
     *
     * @see <a href="https://arxiv.org/abs/2101.08134">Abdelfattah et al., ICLR 2021, Section 3.1</a>
     */
    public static final Metric GRAD_NORM = new Metric("grad_norm");

    /**
     * How unevenly a network at random weights learns in different directions: the condition number of its neural tangent
     * kernel, at least 1.
     *
     * @see <a href="https://arxiv.org/abs/2102.11535">Chen et al., ICLR 2021, Section 3.1.1</a>
     */
    public static final Metric NTK_CONDITION = new Metric("ntk_condition");

    /**
     * Into how many pieces a network at random weights divides its inputs, on each of which it is linear.
     *
     * @see <a href="https://arxiv.org/abs/2102.11535">Chen et al., ICLR 2021, Section 3.1.2</a>
     */
    public static final Metric LINEAR_REGIONS = new Metric("linear_regions");

    /** What is known of a network without training it, and which way is better. */
    public static final Map<Metric, Objective.Direction> TRAINING_FREE = Map.of(
            NASWOT, Objective.Direction.MAXIMIZE,
            SYNFLOW, Objective.Direction.MAXIMIZE,
            LOGSYNFLOW, Objective.Direction.MAXIMIZE,
            GRAD_NORM, Objective.Direction.MAXIMIZE,
            NTK_CONDITION, Objective.Direction.MINIMIZE,
            LINEAR_REGIONS, Objective.Direction.MAXIMIZE);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Metric {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The metric name (%s) must be lower case with its unit, like val_accuracy_pct or latency_ms@pixel3."
                            .formatted(name));
        }
    }

    /** Latency on a device, in milliseconds. */
    public static Metric latencyMs(String device) {
        return new Metric("latency_ms@" + device);
    }

    /** How far latencies on a device deviate from their mean, or how uncertain a predicted one is, in milliseconds. */
    public static Metric latencyStdMs(String device) {
        return new Metric("latency_std_ms@" + device);
    }

    /** What this share of all inferences on a device does not exceed, in milliseconds: 50, 90 or 99 percent. */
    public static Metric latencyQuantileMs(int percent, String device) {
        return new Metric("latency_p%d_ms@%s".formatted(percent, device));
    }

    /** What running a network on a device takes at most, its weights included, in megabytes. */
    public static Metric peakMemoryMb(String device) {
        return new Metric("peak_memory_mb@" + device);
    }

    /** The name without its device: {@code latency_ms}. */
    public String quantity() {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }

    /** The device after the at sign, or an empty text. */
    public String device() {
        int at = name.indexOf('@');
        return at < 0 ? "" : name.substring(at + 1);
    }
}
