package dev.espalier.search;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
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
