package dev.espalier.method;

import dev.espalier.search.Measures;
import dev.espalier.search.SearchProblem;
import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What a method may look at during one call. Two calls for the same step get equal contexts, random numbers included.
 *
 * @param pricing what is known of an architecture before its evaluation: MACs, parameters, latency by look-up
 * @param foresight what is foretold of latencies beside
 * @param screen what ranks candidates where a surrogate does
 */
public record SearchContext<P extends Record>(
        SearchProblem problem,
        SearchSpace space,
        P params,
        RandomGenerator random,
        Function<Architecture, Measures> pricing,
        Foresight foresight,
        Screen screen) {

    /** One in which a surrogate is a surrogate, and nothing is foretold beside prices. */
    public SearchContext(
            SearchProblem problem,
            SearchSpace space,
            P params,
            RandomGenerator random,
            Function<Architecture, Measures> pricing) {
        this(problem, space, params, random, pricing, Foresight.NONE, Screen.SURROGATE);
    }

    public Measures price(Architecture architecture) {
        return pricing.apply(architecture);
    }

    /** Whether nothing known beforehand of an architecture breaks a constraint. */
    public boolean affords(Architecture architecture) {
        return problem.constraints().isEmpty() || problem.permits(price(architecture));
    }
}
