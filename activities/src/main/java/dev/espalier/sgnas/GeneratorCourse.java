package dev.espalier.sgnas;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.artifact.Sha256;
import dev.espalier.method.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The training of a generator chunk by chunk. What it is after each is kept under all that it depends on, so that another
 * search that wants the same finds it.
 */
final class GeneratorCourse {

    /** Changes when the same settings would lead to another generator. */
    private static final int VERSION = 1;

    /** Epochs of a chunk for cost alone, which takes seconds. */
    private static final int CHUNK = 10;

    /** Targets by which it is told how far the answers are off. */
    private static final int ASKED = 17;

    private final Wanted wanted;
    private final @Nullable Teacher teacher;
    private final long seed;
    private final LongSupplier clock;

    /** Everything that a generator depends on. */
    private record Key(
            int version,
            String space,
            double least,
            List<Double> shares,
            Plan plan,
            String supernet,
            int batch,
            long seed) {}

    /**
     * A generator after a chunk.
     *
     * @param seconds that the chunk took
     * @param missPct by how much its answers miss what they are asked for before they are repaired, in percent of the range
     */
    record Stage(long epochs, ArtifactRef generator, double seconds, double missPct) {

        String note() {
            return String.format(
                    Locale.ROOT,
                    "before they are repaired, answers miss their target by %.1f %% of the range",
                    missPct);
        }
    }

    /**
     * @param teacher that tells of the task, or null where cost alone is learned
     * @param clock nanoseconds from anywhere
     */
    GeneratorCourse(Wanted wanted, @Nullable Teacher teacher, long seed, LongSupplier clock) {
        this.wanted = wanted;
        this.teacher = teacher;
        this.seed = seed;
        this.clock = clock;
    }

    String key() {
        var cost = wanted.cost();
        var grid = wanted.grid();
        var shares = new ArrayList<Double>();
        for (int row = 0; row < grid.rows(); row++) {
            for (int option = 0; option < grid.options(row); option++) {
                shares.add(cost.share(row, option));
            }
        }
        return Sha256.hex(Once.bytes(new Key(
                VERSION,
                grid.space().name(),
                cost.least(),
                shares,
                wanted.plan(),
                teacher == null ? "" : teacher.training().key(),
                teacher == null ? 0 : teacher.batch(),
                seed)));
    }

    /** In epochs. */
    long whole() {
        return wanted.plan().epochs();
    }

    boolean done(Stand stand) {
        return stand.done() == whole();
    }

    /** Whether the next stage was reached before, by whichever search. */
    boolean known(Stand from, ArtifactStore store) {
        return store.find(place(next(from), "json")).isPresent();
    }

    private long next(Stand from) {
        return teacher == null ? Math.min(from.done() + CHUNK, whole()) : from.done() + 1;
    }

    private String place(long epochs, String form) {
        return String.format(Locale.ROOT, "generators/sgnas/%s/%05d.%s", key(), epochs, form);
    }

    /**
     * The next stage: one that was reached before, or a chunk of work.
     *
     * @param weights of the supernet, or null where cost alone is learned
     */
    Stage chunk(Stand from, @Nullable ArtifactRef weights, Work work) {
        long next = next(from);
        return new Once(work.artifacts()).get(place(next, "json"), Stage.class, () -> {
            long begun = clock.getAsLong();
            var state = teacher == null || weights == null
                    ? trained(from, next, TaskLoss.NONE, work)
                    : teacher.mixing(weights, work, supernet -> trained(from, next, teacher.loss(supernet), work));
            var ref = work.artifacts().put(place(next, "bin"), state.bytes());
            double seconds = (clock.getAsLong() - begun) / 1e9;
            return new Stage(next, ref, seconds, missPct(state));
        });
    }

    private GeneratorState trained(Stand from, long epochs, TaskLoss task, Work work) {
        TaskLoss alive = (step, mixtures) -> {
            work.heartbeat(null);
            return task.of(step, mixtures);
        };
        var plan = wanted.plan();
        var training = new GeneratorTraining(wanted.grid(), wanted.cost(), plan, alive, seed);
        var state = from.done() == 0 ? training.start() : read(from, work);
        return training.run(state, Math.toIntExact(epochs * plan.steps() - state.steps()));
    }

    private double missPct(GeneratorState state) {
        var plan = wanted.plan();
        var answers = answers(state);
        return IntStream.range(0, ASKED)
                        .mapToDouble(i -> plan.low() + i * plan.width() / (ASKED - 1))
                        .map(target -> Math.abs(answers.unrepairedCost(target) - target))
                        .average()
                        .orElseThrow()
                * 100
                / plan.width();
    }

    Answers answers(Stand stand, Work work) {
        return answers(read(stand, work));
    }

    private Answers answers(GeneratorState state) {
        return new Answers(wanted.grid(), wanted.cost(), wanted.plan(), state);
    }

    private static GeneratorState read(Stand stand, Work work) {
        return GeneratorState.of(work.artifacts().content(Objects.requireNonNull(stand.learned())));
    }
}
