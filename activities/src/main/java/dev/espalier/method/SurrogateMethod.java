package dev.espalier.method;

import dev.espalier.search.Candidate;
import java.util.List;

/** A method with a surrogate of its own, which the screen watches instead of keeping another. */
public interface SurrogateMethod<P extends Record, S extends Record> extends SearchMethod<P, S> {

    Knowledge knowledge(S state);

    /** How much must have been measured before it asks its surrogate. */
    int initial(P params);

    /** Proposes what it would without its surrogate. */
    List<Candidate> unscreened(S state, SearchContext<P> context, int count);
}
