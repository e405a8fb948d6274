package dev.espalier.method;

import dev.espalier.search.Candidate;
import dev.espalier.search.Trial;
import dev.espalier.setting.Ranges;
import dev.espalier.space.Architecture;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.table.Positions;
import dev.espalier.surrogate.Hyperparameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a search that trusts a surrogate has learned: everything evaluated, and how the surrogate is best set.
 *
 * @param measured in the order of evaluation
 * @param failed architectures without losses, which are not asked for again
 * @param checked what evaluations showed of constraints
 * @param hyperparameters of the models, by the metrics they predict
 */
public record Knowledge(
        List<Scored> measured,
        List<Architecture> failed,
        List<Checked> checked,
        SortedMap<String, Hyperparameters> hyperparameters) {

    /** Of nothing. */
    static final Knowledge NONE = new Knowledge(List.of(), List.of(), List.of(), new TreeMap<>());

    /** A Cholesky factor of more would take longer than most evaluations are worth. */
    static final int MOST = 600;

    private static final int MOST_BEST = 300;

    /** How often as many samples are drawn as are wanted, since some are known or cannot be afforded. */
    private static final int DRAWS = 4;

    public Knowledge {
        measured = List.copyOf(measured);
        failed = List.copyOf(failed);
        checked = List.copyOf(checked);
        hyperparameters = Collections.unmodifiableSortedMap(new TreeMap<>(hyperparameters));
    }

    Hyperparameters hyperparametersOf(String metric) {
        return hyperparameters.getOrDefault(metric, Hyperparameters.STANDARD);
    }

    /**
     * How candidates are made for the surrogate to choose from.
     *
     * @param initial those that are evaluated before it is asked, 2 to 10,000
     * @param samples drawn in a round, 1 to 20,000
     * @param elite how many of the best have all their neighbours among the candidates, 0 to 1,000
     * @param whole up to how many architectures a space may have for all that is left of it to be candidates where there
     *     are limits or several objectives, to 50,000
     * @param first how the initial ones are chosen
     */
    record Pool(int initial, int samples, int elite, int whole, FirstBatch first) {
        Pool {
            requireSizes(initial, samples, elite, whole);
        }

        static void requireSizes(int initial, int samples, int elite, int whole) {
            Ranges.between("initial", initial, 2, 10_000);
            Ranges.between("samples", samples, 1, 20_000);
            Ranges.between("elite", elite, 0, 1_000);
            Ranges.between("whole", whole, 0, 50_000);
        }
    }

    Knowledge with(List<Trial> trials, SearchContext<?> context) {
        var all = and(trials, context);
        return all.measured.isEmpty() || context.screen() == Screen.NOISE
                ? all
                : new Knowledge(all.measured, all.failed, all.checked, new Choosing(context, all).fitted());
    }

    /** With trials, and the surrogate set as it was. */
    Knowledge and(List<Trial> trials, SearchContext<?> context) {
        var measured = new ArrayList<>(this.measured);
        var failed = new ArrayList<>(this.failed);
        var checked = new ArrayList<>(this.checked);
        for (var trial : trials) {
            Scored.of(trial, context.problem().objectives())
                    .ifPresentOrElse(
                            measured::add, () -> failed.add(trial.candidate().architecture()));
            Checked.of(trial, context).ifPresent(checked::add);
        }
        return new Knowledge(measured, failed, checked, hyperparameters);
    }

    static Candidate random(SearchContext<?> context) {
        return new Candidate(context.space().sample(context.random()), List.of(), "random");
    }

    /**
     * Up to {@code count} that can be afforded and have not been evaluated, the most promising first; random ones before
     * the surrogate is asked.
     *
     * @param generator of samples, from all measured, the best first
     */
    List<Candidate> ask(
            SearchContext<?> context,
            Pool pool,
            Function<List<Architecture>, Supplier<Candidate>> generator,
            int count) {
        if (measured.size() < pool.initial()) {
            return pool.first().of(context, evaluated(), count);
        }
        return chosen(context, candidates(context, pool, generator.apply(best())), count);
    }

    /** Up to {@code count} of the samples that the surrogate would have been asked about. */
    List<Candidate> unscreened(
            SearchContext<?> context,
            Pool pool,
            Function<List<Architecture>, Supplier<Candidate>> generator,
            int count) {
        if (measured.size() < pool.initial()) {
            return pool.first().of(context, evaluated(), count);
        }
        return candidates(
                        context,
                        new Pool(pool.initial(), Math.max(1, count), 0, 0, pool.first()),
                        generator.apply(best()))
                .stream()
                .limit(count)
                .toList();
    }

    /** Those of a pool that are to be evaluated; the first before the surrogate is asked. */
    List<Candidate> screen(SearchContext<?> context, Pool pool, List<Candidate> candidates, int keep) {
        return candidates.size() <= keep || measured.size() < pool.initial()
                ? candidates.subList(0, Math.min(keep, candidates.size()))
                : chosen(context, candidates, keep);
    }

    private List<Candidate> candidates(SearchContext<?> context, Pool pool, Supplier<Candidate> sampler) {
        var known = evaluated();
        var candidates = new LinkedHashMap<Architecture, Candidate>();
        Consumer<Candidate> add = candidate -> {
            if (!known.contains(candidate.architecture()) && context.affords(candidate.architecture())) {
                candidates.putIfAbsent(candidate.architecture(), candidate);
            }
        };
        for (var parent : elite(pool.elite())) {
            for (var neighbor : context.space().neighbors(parent.architecture())) {
                add.accept(new Candidate(neighbor, List.of(parent.trial()), "neighbor"));
            }
        }
        int wanted = candidates.size() + pool.samples();
        for (int draws = 0; draws < DRAWS * pool.samples() && candidates.size() < wanted; draws++) {
            add.accept(sampler.get());
        }
        if (cutOut(context) && context.space() instanceof DecisionSpace space && space.size() <= pool.whole()) {
            var positions = Positions.of(space);
            for (long position = 0; position < space.size(); position++) {
                add.accept(new Candidate(positions.at(position), List.of(), "remainder"));
            }
        }
        return List.copyOf(candidates.values());
    }

    /** Whether the best may lie where few samples do: within limits, or where objectives pull apart. */
    private static boolean cutOut(SearchContext<?> context) {
        return !context.problem().constraints().isEmpty()
                || context.problem().objectives().size() > 1;
    }

    /** All that need not be asked for again. */
    Set<Architecture> evaluated() {
        var known = new HashSet<>(failed);
        measured.forEach(scored -> known.add(scored.architecture()));
        return known;
    }

    /** The best, dominated by the fewest where there are several objectives. */
    private List<Scored> elite(int count) {
        return ranked().limit(count).map(measured::get).toList();
    }

    private List<Architecture> best() {
        return ranked().map(index -> measured.get(index).architecture()).toList();
    }

    private Stream<Integer> ranked() {
        var ranks = new Ranks(measured);
        return IntStream.range(0, measured.size()).boxed().sorted(Comparator.comparingDouble(ranks::of));
    }

    private List<Candidate> chosen(SearchContext<?> context, List<Candidate> candidates, int count) {
        return new Choosing(context, this).chosen(candidates, count);
    }

    /** All while they are few; then the best, and of the others every so many-th. */
    List<Scored> remembered() {
        if (measured.size() <= MOST) {
            return measured;
        }
        var ranked = ranked().toList();
        int others = ranked.size() - MOST_BEST;
        return IntStream.range(0, MOST)
                .map(i -> i < MOST_BEST ? i : MOST_BEST + (int) ((long) (i - MOST_BEST) * others / (MOST - MOST_BEST)))
                .mapToObj(i -> measured.get(ranked.get(i)))
                .toList();
    }
}
