package dev.espalier.worker;

import dev.espalier.method.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** Randomness made from what a step is, not carried from step to step. */
final class Keyed {

    private Keyed() {}

    /** The generator of one call: equal keys give equal numbers, and keys that differ anywhere give unrelated ones. */
    static RandomGenerator random(long seed, int sequence, String step, int call) {
        var key = seed + "/" + sequence + "/" + step + "/" + call;
        return Seeded.by(key.getBytes(StandardCharsets.UTF_8));
    }
}
