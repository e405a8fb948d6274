package dev.espalier.search;

import java.math.BigDecimal;
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
        return range(
                what,
                text,
                new BigDecimal(range.group(1)),
                new BigDecimal(range.group(2)),
                new BigDecimal(range.group(3)));
    }

    private static Sweep range(String what, String text, BigDecimal from, BigDecimal to, BigDecimal step) {
        if (step.signum() <= 0
                || to.compareTo(from) < 0
                || to.subtract(from).compareTo(step.multiply(BigDecimal.valueOf(MOST))) >= 0) {
            throw new IllegalArgumentException(
                    "The %s (%s) must go up from the first to the last in fewer than %d steps of more than 0."
                            .formatted(what, text, MOST));
        }
        int steps = to.subtract(from).divideToIntegralValue(step).intValue();
        return new Sweep(IntStream.rangeClosed(0, steps)
                .mapToObj(i -> from.add(step.multiply(BigDecimal.valueOf(i))).doubleValue())
                .toList());
    }
}
