package dev.espalier.method;

import dev.espalier.search.Candidate;
import dev.espalier.search.Metric;
import dev.espalier.search.Progress;
import dev.espalier.search.SearchProblem;
import dev.espalier.search.Trial;
import dev.espalier.space.SearchSpace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search algorithm as a pure function from state to state. It keeps nothing in fields: all it has learned is in its
 * state, all randomness comes from the context, so that a repeated step decides the same. The laws are in
 * {@code SearchMethodContract}; registration is {@code @Singleton} on the class.
 *
 * @param <P> its settings, each component with {@code @Setting}
 * @param <S> what it has learned, as plain data
 */
public interface SearchMethod<P extends Record, S extends Record> {

    MethodInfo<P, S> info();

    /** What keeps the method from this problem, each in one sentence; nothing when it can serve. */
    default List<String> problems(SearchProblem problem, SearchSpace space, P params) {
        return List.of();
    }

    /** The same where architectures can be priced, at no step; asked when nothing else keeps it from the problem. */
    default List<String> problems(SearchContext<P> context) {
        return List.of();
    }

    /** Metrics that it must know of architectures before they are evaluated. */
    default List<Metric> foreknown(P params) {
        return List.of();
    }

    S start(SearchContext<P> context);

    /** One chunk of what must be trained before the first round, called until ready. */
    default Warmup<S> warmUp(S state, SearchContext<P> context, Work work) {
        return new Warmup<>(state, true, 0);
    }

    /**
     * Whether a round can go on from a state that a search with other settings was ready with; otherwise it is warmed up
     * again. Asked where a fork begins.
     */
    default boolean ready(S state, SearchContext<P> context) {
        return true;
    }

    /** Proposes up to {@code count} candidates. It reads the state and changes nothing. */
    List<Candidate> ask(S state, SearchContext<P> context, int count);

    /** Keeps the {@code keep} most promising of affordable candidates; by default the first. */
    default List<Candidate> screen(S state, SearchContext<P> context, List<Candidate> candidates, int keep) {
        return candidates.subList(0, Math.min(keep, candidates.size()));
    }

    /** Learns from a round: the only way a state changes. Failed and infeasible trials are told, too. */
    S tell(S state, SearchContext<P> context, List<Trial> trials, Work work);

    /**
     * A state after a chunk of warm-up.
     *
     * @param ready whether that was the last
     * @param gpuSeconds what the chunk cost
     * @param progress for whoever waits; null where there is nothing to wait for
     */
    record Warmup<S extends Record>(
            S state,
            boolean ready,
            long gpuSeconds,
            @Nullable Progress progress) {

        /** One of which nothing is told. */
        public Warmup(S state, boolean ready, long gpuSeconds) {
            this(state, ready, gpuSeconds, null);
        }
    }
}
