package dev.espalier.sgnas;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.artifact.Sha256;
import dev.espalier.method.Work;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Chooses what is to be evaluated for a target. It is kept under all that it depends on, as the generator is.
 *
 * @param generator the key of the one that is asked, once it has learned all
 * @param candidates at least 1
 * @param clock nanoseconds from anywhere
 */
record Selection(String generator, int candidates, LongSupplier clock) {

    /** Changes when the same generator would lead to another choice. */
    private static final int VERSION = 1;

    private static final RandomGeneratorFactory<RandomGenerator> RANDOM = RandomGeneratorFactory.of("L64X128MixRandom");

    /** Everything that a choice depends on. */
    private record Key(int version, String generator, int candidates, double target) {}

    /**
     * A choice.
     *
     * @param seconds that it took
     */
    record Choice(Chosen chosen, double seconds) {}

    String key(double target) {
        return Sha256.hex(Once.bytes(new Key(VERSION, generator, candidates, target)));
    }

    private String place(double target) {
        return "generators/sgnas/%s/%s.json".formatted(generator, key(target));
    }

    boolean known(double target, ArtifactStore store) {
        return store.find(place(target)).isPresent();
    }

    /** The choice for a target: one that was made before, or one that is made now. */
    Choice of(double target, GeneratorCourse course, Stand stand, Work work) {
        return new Once(work.artifacts()).get(place(target), Choice.class, () -> {
            long begun = clock.getAsLong();
            var random = RANDOM.create(Sha256.digest(Once.bytes(key(target))));
            var ranked = course.answers(stand, work).several(target, candidates, random).stream()
                    .map(answer -> new Ranked(answer.architecture(), answer.cost()))
                    .toList();
            return new Choice(new Chosen(key(target), target, ranked), (clock.getAsLong() - begun) / 1e9);
        });
    }
}
