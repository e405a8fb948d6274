package dev.espalier.method;

import dev.espalier.search.Candidate;
import dev.espalier.search.Judgement;
import dev.espalier.search.Outcome;
import dev.espalier.search.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A screen around a method, the same for all of them: of what the method proposes it keeps what promises most, has a
 * few of the others evaluated all the same, and lets the method go on without it when its expectations fail.
 */
public final class Screening<P extends Record, S extends Record> {

    /** So much must have been measured before anything is expected of candidates. */
    static final int INITIAL = 16;

    /**
     * From so much on, a screen is held to what it says: the first choices of a surrogate that knows next to nothing are
     * all from the top of its ranking, and say nothing of what it will be worth.
     */
    private static final int JUDGED_FROM = 48;

    private final SearchMethod<P, S> method;
    private final @Nullable SurrogateMethod<P, S> own;
    private final Screen.Params params;

    /** @param settings of the method */
    public Screening(SearchMethod<P, S> method, P settings, Screen.Params params) {
        this.method = method;
        this.own = SurrogateMethod.of(method, settings);
        this.params = params;
    }

    /** Before anything was evaluated. */
    public Memory<S> start(S state) {
        return new Memory<>(state, own == null ? Knowledge.NONE : null, Breaker.NEW);
    }

    /**
     * Proposes up to {@code count}, of which {@code batch} will be evaluated. A method with a surrogate of its own
     * proposes what that promises most of; so that there is something to hold against it, a part is proposed without.
     */
    public List<Candidate> ask(Memory<S> memory, SearchContext<P> context, int count, int batch) {
        if (own == null) {
            return method.ask(memory.method(), context, count);
        }
        if (memory.breaker().suspended()) {
            return own.unscreened(memory.method(), context, count);
        }
        int plain = Math.min(batch, count - batch);
        var candidates = new ArrayList<>(own.ask(memory.method(), context, count - plain));
        candidates.addAll(own.unscreened(memory.method(), context, plain));
        return candidates;
    }

    /**
     * A pool, screened.
     *
     * @param batch to be evaluated, those for audit last
     * @param filtered dropped, the most promising first
     */
    public record Screened(List<Candidate> batch, List<Candidate> filtered) {}

    /** Keeps so many of a pool; what was evaluated before only where there is nothing else. */
    public Screened screen(Memory<S> memory, SearchContext<P> context, List<Candidate> pool, int keep) {
        var knowledge = knowledge(memory);
        int initial = own == null ? INITIAL : own.initial(context.params());
        if (knowledge.measured().size() < initial) {
            return new Screened(first(pool, keep), List.of());
        }
        var candidates = new Expectations(context, knowledge).of(pool);
        return memory.breaker().suspended()
                ? new Screened(first(candidates, keep), List.of())
                : screened(memory, context, candidates, keep);
    }

    private Screened screened(Memory<S> memory, SearchContext<P> context, List<Candidate> candidates, int keep) {
        var known = knowledge(memory).evaluated();
        Predicate<Candidate> repeated = candidate -> known.contains(candidate.architecture());
        var fresh = candidates.stream().filter(repeated.negate()).toList();
        int audits = Math.clamp(fresh.size() - keep, 0, audits(context, keep));
        var batch = new ArrayList<>(kept(memory, context, fresh, keep - audits));
        var dropped = new ArrayList<>(fresh);
        dropped.removeAll(batch);
        Collections.shuffle(dropped, context.random());
        dropped.subList(0, audits)
                .forEach(candidate -> batch.add(candidate.expecting(
                        Objects.requireNonNull(candidate.expected()).audit())));
        candidates.stream().filter(repeated).limit(keep - batch.size()).forEach(batch::add);
        return new Screened(List.copyOf(batch), sorted(dropped.subList(audits, dropped.size())));
    }

    private List<Candidate> kept(Memory<S> memory, SearchContext<P> context, List<Candidate> fresh, int keep) {
        return own == null
                ? knowledge(memory)
                        .screen(context, new Knowledge.Pool(INITIAL, 1, 0, 0, FirstBatch.RANDOM), fresh, keep)
                : own.screen(memory.method(), context, fresh, keep);
    }

    /** The share of a batch in whole candidates; what is left over is drawn for. */
    private int audits(SearchContext<P> context, int keep) {
        double share = params.audit() * keep;
        int whole = (int) share;
        return whole + (context.random().nextDouble() < share - whole ? 1 : 0);
    }

    private static List<Candidate> sorted(List<Candidate> dropped) {
        return dropped.stream()
                .sorted(Comparator.comparingDouble(candidate ->
                        Objects.requireNonNull(candidate.expected()).mean()))
                .toList();
    }

    private static List<Candidate> first(List<Candidate> pool, int keep) {
        return pool.subList(0, Math.min(keep, pool.size()));
    }

    /** How it did in a round that began with this memory. */
    public Judgement judge(Memory<S> memory, SearchContext<P> context, List<Trial> trials) {
        var round = round(memory, context, trials);
        var breaker = memory.breaker();
        var window = breaker.with(judged(memory, round), params);
        return new Judgement(
                round.tau(),
                window.agreement(params),
                regret(context, trials),
                (int) trials.stream().filter(Screening::audited).count(),
                params.threshold(),
                window.rounds().size(),
                breaker.suspended(),
                breaker.after(judged(memory, round), params).suspended());
    }

    private Breaker.Round round(Memory<S> memory, SearchContext<P> context, List<Trial> trials) {
        var knowledge = knowledge(memory);
        return knowledge.measured().isEmpty()
                ? new Breaker.Round(List.of(), List.of())
                : new Expectations(context, knowledge).round(trials);
    }

    private Breaker.Round judged(Memory<S> memory, Breaker.Round round) {
        return knowledge(memory).measured().size() < JUDGED_FROM ? new Breaker.Round(List.of(), List.of()) : round;
    }

    private @Nullable Double regret(SearchContext<P> context, List<Trial> trials) {
        var audited = best(context, trials.stream().filter(Screening::audited).toList());
        var kept =
                best(context, trials.stream().filter(trial -> !audited(trial)).toList());
        return audited.isPresent() && kept.isPresent() ? Math.max(0, kept.getAsDouble() - audited.getAsDouble()) : null;
    }

    private static boolean audited(Trial trial) {
        var expected = trial.candidate().expected();
        return expected != null && expected.audited();
    }

    /** The least loss in the first objective. */
    private OptionalDouble best(SearchContext<P> context, List<Trial> trials) {
        var objective = context.problem().objectives().getFirst();
        return trials.stream()
                .filter(trial -> trial.outcome() instanceof Outcome.Measured)
                .mapToDouble(trial -> objective.loss(((Outcome.Measured) trial.outcome()).measures()))
                .min();
    }

    /** After a round: the method has learned, and so has the screen. */
    public Memory<S> tell(Memory<S> memory, SearchContext<P> context, List<Trial> trials, Work work) {
        var breaker = memory.breaker().after(judged(memory, round(memory, context, trials)), params);
        var state = method.tell(memory.method(), context, trials, work);
        return new Memory<>(state, own == null ? knowledge(memory).with(trials, context) : null, breaker);
    }

    private Knowledge knowledge(Memory<S> memory) {
        return own == null ? Objects.requireNonNull(memory.knowledge()) : own.knowledge(memory.method());
    }
}
