package dev.espalier.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A named search: problem, method, evaluator, seed and budget.
 *
 * @param id unique for ever, since artifacts are kept under it
 * @param revision 0 as submitted, one more with every change while it runs
 * @param pool candidates asked for in a round, {@code batch} to 4096
 * @param batch candidates evaluated in a round, 1 to 1024
 * @param concurrency evaluations under way at once, 1 to 500
 * @param measureOn devices that measure every evaluated candidate
 * @param labels for people and for grouping; nothing in the engine reads them
 * @param fork where it came from, or null
 * @param screen what ranks candidates before they are evaluated; null for the method's own
 */
public record Experiment(
        String id,
        int revision,
        String name,
        SearchProblem problem,
        Component method,
        Component evaluator,
        int pool,
        int batch,
        int concurrency,
        List<String> measureOn,
        Budget budget,
        long seed,
        SortedMap<String, String> labels,
        @Nullable Fork fork,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Component screen) {

    /** A budget of trials that nobody reaches. */
    public static final int UNLIMITED_TRIALS = Integer.MAX_VALUE;

    public Experiment {
        measureOn = List.copyOf(measureOn);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        requireRange("batch", batch, 1, 1024);
        requireRange("pool", pool, batch, 4096);
        requireRange("concurrency", concurrency, 1, 500);
    }

    /** An experiment with the method's own screen. */
    public Experiment(
            String id,
            int revision,
            String name,
            SearchProblem problem,
            Component method,
            Component evaluator,
            int pool,
            int batch,
            int concurrency,
            List<String> measureOn,
            Budget budget,
            long seed,
            SortedMap<String, String> labels,
            @Nullable Fork fork) {
        this(
                id,
                revision,
                name,
                problem,
                method,
                evaluator,
                pool,
                batch,
                concurrency,
                measureOn,
                budget,
                seed,
                labels,
                fork,
                null);
    }

    private static void requireRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "The %s (%d) must be from %d to %d.".formatted(name, value, least, most));
        }
    }

    /** The next revision, with other constraints, budget and concurrency. */
    public Experiment revised(List<Constraint> constraints, Budget budget, int concurrency) {
        return new Experiment(
                id,
                revision + 1,
                name,
                problem.with(constraints),
                method,
                evaluator,
                pool,
                batch,
                concurrency,
                measureOn,
                budget,
                seed,
                labels,
                fork,
                screen);
    }

    /** The same with other labels. */
    public Experiment labelled(SortedMap<String, String> others) {
        return new Experiment(
                id,
                revision,
                name,
                problem,
                method,
                evaluator,
                pool,
                batch,
                concurrency,
                measureOn,
                budget,
                seed,
                others,
                fork,
                screen);
    }

    /** The same with another screen; null for the method's own. */
    public Experiment screenedBy(@Nullable Component other) {
        return new Experiment(
                id,
                revision,
                name,
                problem,
                method,
                evaluator,
                pool,
                batch,
                concurrency,
                measureOn,
                budget,
                seed,
                labels,
                fork,
                other);
    }

    /** The same search under another name and seed, as one of a group that differs in nothing else. */
    public Experiment reseeded(String id, String name, long seed, SortedMap<String, String> labels) {
        return new Experiment(
                id,
                0,
                name,
                problem,
                method,
                evaluator,
                pool,
                batch,
                concurrency,
                measureOn,
                budget,
                seed,
                labels,
                null,
                screen);
    }

    /** What an experiment may spend: it ends when either is reached. */
    public record Budget(int trials, Duration gpuTime) {

        /** More GPU time than anybody has. */
        public static final Duration UNLIMITED_GPU_TIME = Duration.ofDays(36_500);

        public Budget {
            if (trials < 1) {
                throw new IllegalArgumentException("The budget's trials (%d) must be at least 1.".formatted(trials));
            }
            if (gpuTime.isNegative() || gpuTime.isZero()) {
                throw new IllegalArgumentException("The budget's GPU time (%s) must be positive.".formatted(gpuTime));
            }
        }

        public boolean spent(Checkpoint checkpoint) {
            return checkpoint.trials() >= trials || checkpoint.gpuSeconds() >= gpuTime.toSeconds();
        }
    }

    /**
     * The parent experiment and the checkpoint this one started from.
     *
     * @param sequence of the parent's checkpoint
     */
    public record Fork(String parent, int sequence) {}
}
