package dev.espalier.worker;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.Once;
import dev.espalier.method.SearchContext;
import dev.espalier.method.SearchMethod;
import dev.espalier.method.SearchMethod.Warmup;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Experiment;
import dev.espalier.search.Measures;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import dev.espalier.step.Records.Candidates;
import dev.espalier.step.Records.Pool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A method bound to one revision of an experiment: what it decides at each step, computed from the state alone. Steps
 * and verification both decide through it, so that what is verified is what ran.
 */
final class Mind<P extends Record, S extends Record> {

    /** How often a pool is asked for again while nothing of it, or too little, can be afforded. */
    private static final int CALLS = 64;

    private final SearchMethod<P, S> method;
    private final Experiment experiment;
    private final SearchSpace space;
    private final P params;
    private final Function<Architecture, Measures> pricing;
    private final Predicate<Architecture> covered;
    private final Once once;
    private long thinkingNanos;

    Mind(
            SearchMethod<P, S> method,
            Experiment experiment,
            SearchSpace space,
            P params,
            Function<Architecture, Measures> pricing,
            Predicate<Architecture> covered,
            Once once) {
        this.method = method;
        this.experiment = experiment;
        this.space = space;
        this.params = params;
        this.pricing = pricing;
        this.covered = covered;
        this.once = once;
    }

    S start() {
        return method.start(context(0, "start", 0));
    }

    Warmup<S> warmUp(Checkpoint from, Work work) {
        var state = state(from);
        return thought(() -> method.warmUp(state, context(from.sequence(), "warmUp", 0), work));
    }

    /** Asks until a batch can be afforded, or long enough to know that it cannot; the same architecture once. */
    Pool propose(Checkpoint from, ArtifactRef revision) {
        var state = state(from);
        var pool = new LinkedHashMap<Candidate, Candidate>();
        int asked = 0;
        for (int call = 0; call < CALLS && pool.size() < experiment.batch(); call++) {
            var context = context(from.sequence(), "ask", call);
            var candidates = thought(() -> method.ask(state, context, experiment.pool()));
            asked += candidates.size();
            candidates.stream()
                    .filter(candidate -> affordable(candidate.architecture()))
                    .forEach(candidate -> pool.putIfAbsent(unparented(candidate), candidate));
        }
        return new Pool(
                revision, asked, pool.values().stream().limit(experiment.pool()).toList());
    }

    private static Candidate unparented(Candidate candidate) {
        return new Candidate(candidate.architecture(), candidate.fidelity(), List.of(), "");
    }

    private boolean affordable(Architecture architecture) {
        return covered.test(architecture) && experiment.problem().permits(pricing.apply(architecture));
    }

    /** Never more than the budget has left. */
    Candidates screen(Checkpoint from, Pool pool) {
        int keep = Math.min(experiment.batch(), experiment.budget().trials() - from.trials());
        var state = state(from);
        var context = context(from.sequence(), "screen", 0);
        return new Candidates(thought(() -> method.screen(state, context, pool.candidates(), keep)));
    }

    S tell(Checkpoint from, List<Trial> trials, Work work) {
        var state = state(from);
        return thought(() -> method.tell(state, context(from.sequence(), "tell", 0), trials, work));
    }

    /** Wall time that the method itself has taken so far, without reading states and pricing pools. */
    long thinkingMicros() {
        return TimeUnit.NANOSECONDS.toMicros(thinkingNanos);
    }

    private <T> T thought(Supplier<T> thinking) {
        long begun = System.nanoTime();
        try {
            return thinking.get();
        } finally {
            thinkingNanos += System.nanoTime() - begun;
        }
    }

    private S state(Checkpoint from) {
        return once.read(from.state(), method.info().state());
    }

    private SearchContext<P> context(int sequence, String step, int call) {
        var random = Keyed.random(experiment.seed(), sequence, step, call);
        return new SearchContext<>(experiment.problem(), space, params, random, pricing);
    }
}
