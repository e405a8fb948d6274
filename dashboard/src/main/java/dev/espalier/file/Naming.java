package dev.espalier.file;

import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a file leaves open about an experiment.
 *
 * @param suffix follows the name in the id
 * @param seed holds where the file gives none
 */
public record Naming(String suffix, long seed) {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    /** Short enough to be read aloud, and never rounded by a program that reads integers as floating-point numbers. */
    private static final long SEEDS = 1_000_000_000L;

    private static final int SUFFIX = 6;

    /** Drawn at random. */
    public static Naming drawn(RandomGenerator random) {
        var suffix = random.ints(SUFFIX, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
        return new Naming(suffix, random.nextLong(SEEDS));
    }

    /** The id of an experiment with this name: {@code first-search-k3x9qa}. */
    public String id(String name) {
        return name + "-" + suffix;
    }

    long seed(@Nullable Long given) {
        return given == null ? seed : given;
    }
}
