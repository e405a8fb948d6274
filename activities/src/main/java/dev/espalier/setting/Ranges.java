package dev.espalier.setting;

import java.util.List;

/**
 * What settings may be, for the records that hold them: each check says in one sentence what it refuses. A record tells of
 * its first, and {@link Settings} asks on for the others.
 */
public final class Ranges {

    /** From here on a number has its power of ten. */
    private static final double LONG = 1e15;

    private Ranges() {}

    /** At least so much. */
    public static void atLeast(String name, double value, int least) {
        require(value >= least, "The %s (%s) must be at least %d.".formatted(name, written(value), least));
    }

    /** Above 0. */
    public static void above(String name, double value) {
        require(value > 0, "The %s (%s) must be above 0.".formatted(name, written(value)));
    }

    /** One of the whole numbers of a range. */
    public static void between(String name, int value, int least, int most) {
        require(
                value >= least && value <= most,
                "The %s (%d) must be from %d to %d.".formatted(name, value, least, most));
    }

    /** From 0 to below 1. */
    public static void share(String name, double value) {
        require(value >= 0 && value < 1, "The %s (%s) must be from 0 to below 1.".formatted(name, written(value)));
    }

    /** Above 0 and at most 1. */
    public static void positiveShare(String name, double value) {
        require(value > 0 && value <= 1, "The %s (%s) must be above 0 and at most 1.".formatted(name, written(value)));
    }

    /** One of these words. */
    public static void oneOf(String name, String value, List<String> words) {
        require(
                words.contains(value),
                "The %s (%s) must be one of %s.".formatted(name, value, String.join(", ", words)));
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** A whole number as people write it, without a point. */
    public static String written(double value) {
        return value == (long) value && Math.abs(value) < LONG ? Long.toString((long) value) : Double.toString(value);
    }
}
