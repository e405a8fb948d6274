package dev.espalier.worker;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.Once;
import dev.espalier.method.AnsweringMethod;
import dev.espalier.method.AnsweringMethod.Learned;
import dev.espalier.method.Foresight;
import dev.espalier.method.Memory;
import dev.espalier.method.Screen;
import dev.espalier.method.Screening;
import dev.espalier.method.SearchContext;
import dev.espalier.method.SearchMethod;
import dev.espalier.method.SearchMethod.Warmup;
import dev.espalier.method.SurrogateMethod;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Experiment;
import dev.espalier.search.Judgement;
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
import org.jspecify.annotations.Nullable;

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
    private final Foresight foresight;
    private final Predicate<Architecture> covered;
    private final Screen screen;
    private final @Nullable SurrogateMethod<P, S> own;
    private final Screening<P, S> screening;
    private final Once once;
    private long thinkingNanos;

    Mind(
            SearchMethod<P, S> method,
            Experiment experiment,
            SearchSpace space,
            P params,
            Function<Architecture, Measures> pricing,
            Foresight foresight,
            Predicate<Architecture> covered,
            Screen screen,
            Screen.Params screened,
            Once once) {
        this.method = method;
        this.experiment = experiment;
        this.space = space;
        this.params = params;
        this.pricing = pricing;
        this.foresight = foresight;
        this.covered = covered;
        this.screen = screen;
        this.own = SurrogateMethod.of(method, params);
        this.screening = new Screening<>(method, params, screened);
        this.once = once;
    }

    Record start() {
        return kept(screening.start(method.start(context(0, "start", 0))));
    }

    /** The checkpoint that a fork begins with: a parent's, which is warmed up again where its settings ask for that. */
    Checkpoint inherited(Checkpoint from) {
        boolean ready = !from.ready() || method.ready(memory(from).method(), context(from.sequence(), "ready", 0));
        return ready ? from : from.unready();
    }

    Warmup<Record> warmUp(Checkpoint from, Work work) {
        var memory = memory(from);
        var context = context(from.sequence(), "warmUp", 0);
        var warmup = thought(() -> method.warmUp(memory.method(), context, work));
        var state = kept(new Memory<>(warmup.state(), memory.knowledge(), memory.breaker()));
        return new Warmup<>(state, warmup.ready(), warmup.gpuSeconds(), warmup.progress());
    }

    /** Asks until a batch can be afforded, or long enough to know that it cannot; the same architecture once. */
    Pool propose(Checkpoint from, ArtifactRef revision) {
        var memory = memory(from);
        var pool = new LinkedHashMap<Candidate, Candidate>();
        int asked = 0;
        for (int call = 0; call < CALLS && pool.size() < experiment.batch(); call++) {
            var context = context(from.sequence(), "ask", call);
            var candidates = thought(() -> ask(memory, context));
            asked += candidates.size();
            candidates.stream()
                    .filter(candidate -> affordable(candidate.architecture()))
                    .forEach(candidate -> pool.putIfAbsent(unparented(candidate), candidate));
        }
        return new Pool(
                revision, asked, pool.values().stream().limit(experiment.pool()).toList());
    }

    private List<Candidate> ask(Memory<S> memory, SearchContext<P> context) {
        if (screen != Screen.NONE) {
            return screening.ask(memory, context, experiment.pool(), experiment.batch());
        }
        return own != null
                ? own.unscreened(memory.method(), context, experiment.pool())
                : method.ask(memory.method(), context, experiment.pool());
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
        var memory = memory(from);
        var context = context(from.sequence(), "screen", 0);
        if (screen == Screen.NONE) {
            return new Candidates(
                    own != null
                            ? pool.candidates()
                                    .subList(0, Math.min(keep, pool.candidates().size()))
                            : thought(() -> method.screen(memory.method(), context, pool.candidates(), keep)));
        }
        var screened = thought(() -> screening.screen(memory, context, pool.candidates(), keep));
        return new Candidates(screened.batch(), screened.filtered());
    }

    /** How the screen did, or null where nothing screens. */
    @Nullable
    Judgement judge(Checkpoint from, List<Trial> trials) {
        return screen == Screen.NONE
                ? null
                : screening.judge(memory(from), context(from.sequence(), "judge", 0), trials);
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

    Record tell(Checkpoint from, List<Trial> trials, Work work) {
        var memory = memory(from);
        var context = context(from.sequence(), "tell", 0);
        return thought(() -> screen == Screen.NONE
                ? method.tell(memory.method(), context, trials, work)
                : screening.tell(memory, context, trials, work));
    }

    /** What tells two states of an answering method apart that have learned differently. */
    String knowledge(Checkpoint from) {
        return ((AnsweringMethod<P, S>) method).knowledge(memory(from).method());
    }

    /** What an answering method has learned. */
    Learned learned(Checkpoint from, Work work) {
        return ((AnsweringMethod<P, S>) method)
                .learned(memory(from).method(), context(from.sequence(), "learned", 0), work);
    }

    /** Without a screen a checkpoint holds what the method has learned and nothing else. */
    private Memory<S> memory(Checkpoint from) {
        var type = method.info().state();
        return screen == Screen.NONE
                ? screening.start(once.read(from.state(), type))
                : once.read(from.state(), Memory.Kept.class).of(type);
    }

    private Record kept(Memory<S> memory) {
        return screen == Screen.NONE ? memory.method() : memory;
    }

    private SearchContext<P> context(int sequence, String step, int call) {
        var random = Keyed.random(experiment.seed(), sequence, step, call);
        return new SearchContext<>(experiment.problem(), space, params, random, pricing, foresight, screen);
    }
}
