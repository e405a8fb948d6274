package dev.espalier.worker;

import dev.espalier.artifact.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Randomness made from what a step is, not carried from step to step. */
final class Keyed {

    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private Keyed() {}

    /** The generator of one call: equal keys give equal numbers, and keys that differ anywhere give unrelated ones. */
    static RandomGenerator random(long seed, int sequence, String step, int call) {
        var key = seed + "/" + sequence + "/" + step + "/" + call;
        return FACTORY.create(Sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
    }
}
