package dev.espalier.method;

import dev.espalier.search.Candidate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method with a surrogate of its own, which the screen watches instead of keeping another. */
public interface SurrogateMethod<P extends Record, S extends Record> extends SearchMethod<P, S> {

    /** The method as one of these, unless it does without a surrogate under these settings. */
    static <P extends Record, S extends Record> @Nullable SurrogateMethod<P, S> of(
            SearchMethod<P, S> method, P params) {
        return method instanceof SurrogateMethod<P, S> own && own.surrogates(params) ? own : null;
    }

    /** Whether there is a surrogate under these settings. */
    default boolean surrogates(P params) {
        return true;
    }

    Knowledge knowledge(S state);

    /** How much must have been measured before it asks its surrogate. */
    int initial(P params);

    /** Proposes what it would without its surrogate. */
    List<Candidate> unscreened(S state, SearchContext<P> context, int count);
}
