package dev.espalier.sgnas;

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

    /** What a step may miss the end of its range by, so that it counts as met. */
    private static final double ROUNDING = 1e-9;

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
                text,
                Double.parseDouble(range.group(1)),
                Double.parseDouble(range.group(2)),
                Double.parseDouble(range.group(3)));
    }

    private static Targets range(String text, double from, double to, double step) {
        double steps = Math.floor((to - from) / step + ROUNDING);
        if (!(step > 0 && steps >= 0 && steps < MOST)) {
            throw new IllegalArgumentException(
                    "The targets (%s) must go up from the first to the last in at most %d steps of more than 0."
                            .formatted(text, MOST));
        }
        return new Targets(IntStream.rangeClosed(0, (int) steps)
                .mapToObj(i -> from + i * step)
                .toList());
    }
}
