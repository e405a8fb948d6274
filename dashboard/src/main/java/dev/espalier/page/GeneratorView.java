package dev.espalier.page;

/**
 * A generator that can be asked for any cost of its range.
 *
 * @param cost what answers keep to
 * @param low the lowest cost that it answers, as the slider's attribute; as are {@code high}, {@code step} and {@code at}
 * @param at where the slider stands first: in the middle
 * @param learned whether it can be asked by now
 */
public record GeneratorView(
        String experiment, MetricWords cost, String low, String high, String step, String at, boolean learned) {}
