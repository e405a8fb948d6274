package dev.espalier.sgnas;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The costs that are asked for, as people write them: one number, or a range with its step as in {@code 270..450/10}.
 *
 * @param values the lowest first; none where the limit of the cost is asked for
 */
record Targets(List<Double> values) {

    private static final String NUMBER = "([0-9]{1,12}(?:\\.[0-9]{1,9})?)";
    private static final Pattern RANGE = Pattern.compile(NUMBER + "\\.\\." + NUMBER + "/" + NUMBER);
    private static final int MOST = 1_000;

    Targets {
        values = List.copyOf(values);
    }

    /** @throws IllegalArgumentException in one sentence, where it is neither */
    static Targets of(String text) {
        var range = RANGE.matcher(text);
        if (text.equals(Wanted.CONSTRAINT)) {
            return new Targets(List.of());
        }
        if (text.matches(NUMBER)) {
            return new Targets(List.of(Double.parseDouble(text)));
        }
        if (!range.matches()) {
            throw new IllegalArgumentException(
                    "The targets (%s) must be a number, a range with its step as in 270..450/10, or the word constraint."
                            .formatted(text));
        }
        return range(
                text, new BigDecimal(range.group(1)), new BigDecimal(range.group(2)), new BigDecimal(range.group(3)));
    }

    private static Targets range(String text, BigDecimal from, BigDecimal to, BigDecimal step) {
        if (step.signum() <= 0
                || to.compareTo(from) < 0
                || to.subtract(from).compareTo(step.multiply(BigDecimal.valueOf(MOST))) >= 0) {
            throw new IllegalArgumentException(
                    "The targets (%s) must go up from the first to the last in less than %d steps of more than 0."
                            .formatted(text, MOST));
        }
        int steps = to.subtract(from).divideToIntegralValue(step).intValue();
        return new Targets(IntStream.rangeClosed(0, steps)
                .mapToObj(i -> from.add(step.multiply(BigDecimal.valueOf(i))).doubleValue())
                .toList());
    }
}
