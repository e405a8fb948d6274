package dev.espalier.search;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Numbers as people write them who want to see how something changes: one, or a range with its step as in
 * {@code 270..450/10}.
 *
 * @param values at least one, the lowest first
 */
public record Sweep(List<Double> values) {

    private static final String NUMBER = "([0-9]{1,12}(?:\\.[0-9]{1,9})?)";
    private static final Pattern RANGE = Pattern.compile(NUMBER + "\\.\\." + NUMBER + "/" + NUMBER);
    private static final int MOST = 1_000;

    /** What a step may miss the end of its range by, so that it counts as met. */
    private static final double ROUNDING = 1e-9;

    public Sweep {
        values = List.copyOf(values);
    }

    /**
     * What a text says.
     *
     * @param what the sentence's subject when it says nothing such, like {@code targets}
     * @throws IllegalArgumentException in one sentence, where it is neither
     */
    public static Sweep of(String what, String text) {
        if (text.matches(NUMBER)) {
            return new Sweep(List.of(Double.parseDouble(text)));
        }
        var range = RANGE.matcher(text);
        if (!range.matches()) {
            throw new IllegalArgumentException(
                    "The %s (%.60s) must be a number, or a range with its step as in 270..450/10."
                            .formatted(what, text));
        }
        double from = Double.parseDouble(range.group(1));
        double step = Double.parseDouble(range.group(3));
        double steps = Math.floor((Double.parseDouble(range.group(2)) - from) / step + ROUNDING);
        if (!(step > 0 && steps >= 0 && steps < MOST)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must go up from the first to the last in fewer than %d steps of more than 0."
                            .formatted(what, text, MOST));
        }
        return new Sweep(IntStream.rangeClosed(0, (int) steps)
                .mapToObj(i -> from + i * step)
                .toList());
    }
}
