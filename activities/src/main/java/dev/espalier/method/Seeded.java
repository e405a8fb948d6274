package dev.espalier.method;

import dev.espalier.artifact.Sha256;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Randomness made from what something is: equal seeds give equal numbers, seeds that differ anywhere unrelated ones. */
public final class Seeded {

    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private Seeded() {}

    /** The generator of a seed of any length. */
    public static RandomGenerator by(byte[] seed) {
        return FACTORY.create(Sha256.digest(seed));
    }
}
