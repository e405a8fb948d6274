package dev.espalier.sgnas;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.artifact.Sha256;
import dev.espalier.method.Seeded;
import dev.espalier.method.Work;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what is to be evaluated for a target. It is kept under all that it depends on, as the generator is.
 *
 * @param generator the key of the one that is asked, once it has learned all
 * @param candidates at least 1
 * @param teacher that ranks them, or null where cost alone was learned
 * @param clock nanoseconds from anywhere
 */
record Selection(String generator, int candidates, @Nullable Teacher teacher, LongSupplier clock) {

    /** Changes when the same generator would lead to another choice. */
    private static final int VERSION = 1;

    /** Everything that a choice depends on. */
    private record Key(int version, String generator, int candidates, int images, double target) {}

    /**
     * A choice.
     *
     * @param seconds that it took
     */
    record Choice(Chosen chosen, double seconds) {}

    String key(double target) {
        return Sha256.hex(
                Once.bytes(new Key(VERSION, generator, candidates, teacher == null ? 0 : teacher.images(), target)));
    }

    private String place(double target) {
        return "generators/sgnas/%s/%s.json".formatted(generator, key(target));
    }

    boolean known(double target, ArtifactStore store) {
        return store.find(place(target)).isPresent();
    }

    /**
     * The choice for a target: one that was made before, or one that is made now.
     *
     * @param answers of the generator
     * @param weights of the supernet, or null where there is none
     */
    Choice of(double target, Supplier<Answers> answers, @Nullable ArtifactRef weights, Work work) {
        return new Once(work.artifacts()).get(place(target), Choice.class, () -> {
            long begun = clock.getAsLong();
            var random = Seeded.by(Once.bytes(key(target)));
            try (var examiner = Teacher.examiner(teacher, weights, work.artifacts())) {
                var ranked = examiner.ranked(answers.get().several(target, candidates, random), work);
                return new Choice(new Chosen(key(target), target, ranked), (clock.getAsLong() - begun) / 1e9);
            }
        });
    }
}
