package dev.espalier.data;

import java.util.SplittableRandom;

/** Chance made from what it is for, not carried along: equal keys give equal numbers, on every machine. */
public final class Chance {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Chance() {}

    /** The generator of one thing; keys that differ anywhere give unrelated numbers. */
    public static SplittableRandom of(long... keys) {
        long mixed = keys.length;
        for (long key : keys) {
            mixed = mix((mixed + GOLDEN) ^ mix(key + GOLDEN));
        }
        return new SplittableRandom(mixed);
    }

    /**
     * A bijection that spreads each bit over all.
     *
     * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele et al. 2014, Fast Splittable Pseudorandom Number
     *     Generators</a>, the finaliser
     */
    private static long mix(long value) {
        long once = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
        return twice ^ (twice >>> 31);
    }
}
