package dev.espalier.method;

import dev.espalier.search.Candidate;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import dev.espalier.surrogate.Acquisition;
import dev.espalier.surrogate.Hyperparameters;
import dev.espalier.surrogate.Scalarization;
import dev.espalier.surrogate.Surrogate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a search that trusts a surrogate has learned: everything evaluated, and how the surrogate is best set.
 *
 * @param measured in the order of evaluation
 * @param failed architectures without losses, which are not asked for again
 */
public record Knowledge(List<Scored> measured, List<Architecture> failed, Hyperparameters hyperparameters) {

    /** Of nothing. */
    static final Knowledge NONE = new Knowledge(List.of(), List.of(), Hyperparameters.STANDARD);

    /** A Cholesky factor of more would take longer than most evaluations are worth. */
    private static final int MOST = 800;

    private static final int MOST_BEST = 300;

    /** How often as many samples are drawn as are wanted, since some are known or cannot be afforded. */
    private static final int DRAWS = 4;

    public Knowledge {
        measured = List.copyOf(measured);
        failed = List.copyOf(failed);
    }

    /**
     * How candidates are made for the surrogate to choose from.
     *
     * @param initial random ones that are evaluated before it is asked, 2 to 10,000
     * @param samples drawn in a round, 1 to 20,000
     * @param elite how many of the best have all their neighbours among the candidates, 0 to 1,000
     */
    record Pool(int initial, int samples, int elite) {
        Pool {
            requireSizes(initial, samples, elite);
        }

        static void requireSizes(int initial, int samples, int elite) {
            requireRange("initial", initial, 2, 10_000);
            requireRange("samples", samples, 1, 20_000);
            requireRange("elite", elite, 0, 1_000);
        }

        private static void requireRange(String name, int value, int least, int most) {
            if (value < least || value > most) {
                throw new IllegalArgumentException(
                        "The %s (%d) must be from %d to %d.".formatted(name, value, least, most));
            }
        }
    }

    Knowledge with(List<Trial> trials, SearchContext<?> context) {
        var all = and(trials, context);
        return all.measured.isEmpty() || context.screen() == Screen.NOISE
                ? all
                : new Knowledge(all.measured, all.failed, all.fitted(context));
    }

    /** With trials, and the surrogate set as it was. */
    Knowledge and(List<Trial> trials, SearchContext<?> context) {
        var measured = new ArrayList<>(this.measured);
        var failed = new ArrayList<>(this.failed);
        for (var trial : trials) {
            Scored.of(trial, context.problem().objectives())
                    .ifPresentOrElse(
                            measured::add, () -> failed.add(trial.candidate().architecture()));
        }
        return new Knowledge(measured, failed, hyperparameters);
    }

    private Hyperparameters fitted(SearchContext<?> context) {
        var remembered = remembered();
        return surrogate(context, remembered).fit(Scalarization.of(losses(remembered), weights(context)));
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
            return Stream.generate(() -> random(context)).limit(count).toList();
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
            return Stream.generate(() -> random(context)).limit(count).toList();
        }
        return candidates(context, new Pool(pool.initial(), Math.max(1, count), 0), generator.apply(best())).stream()
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
        for (var parent : elite(pool.elite())) {
            for (var neighbor : context.space().neighbors(parent.architecture())) {
                if (!known.contains(neighbor) && context.affords(neighbor)) {
                    candidates.putIfAbsent(neighbor, new Candidate(neighbor, List.of(parent.trial()), "neighbor"));
                }
            }
        }
        int wanted = candidates.size() + pool.samples();
        for (int draws = 0; draws < DRAWS * pool.samples() && candidates.size() < wanted; draws++) {
            var sample = sampler.get();
            if (!known.contains(sample.architecture()) && context.affords(sample.architecture())) {
                candidates.putIfAbsent(sample.architecture(), sample);
            }
        }
        return List.copyOf(candidates.values());
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
        var chosen = new LinkedHashSet<Candidate>();
        int directions = directions(context, count);
        var remembered = remembered();
        var losses = losses(remembered);
        var surrogate = surrogate(context, remembered);
        var likeness = candidates.stream()
                .map(candidate -> surrogate.likeness(candidate.architecture()))
                .toList();
        for (int direction = 0; direction < directions; direction++) {
            int wanted = count * (direction + 1) / directions - chosen.size();
            var left = IntStream.range(0, candidates.size())
                    .filter(index -> !chosen.contains(candidates.get(index)))
                    .toArray();
            var ranking = surrogate.ranking(Scalarization.of(losses, weights(context)), hyperparameters);
            var predictions = Arrays.stream(left)
                    .mapToObj(index -> context.screen() == Screen.NOISE
                            ? Expectations.noise(candidates.get(index).architecture(), this)
                            : ranking.predict(likeness.get(index)))
                    .toList();
            Acquisition.batch(predictions, ranking.best(), wanted)
                    .forEach(index -> chosen.add(candidates.get(left[index])));
        }
        return List.copyOf(chosen);
    }

    /** With several objectives a batch looks in several directions, four candidates in each. */
    private static int directions(SearchContext<?> context, int count) {
        return context.problem().objectives().size() == 1 ? 1 : Math.max(1, count / 4);
    }

    /** Drawn uniformly from those that sum to 1. */
    private static double[] weights(SearchContext<?> context) {
        var weights = new double[context.problem().objectives().size()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = -StrictMath.log(1 - context.random().nextDouble());
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    static Surrogate surrogate(SearchContext<?> context, List<Scored> remembered) {
        return new Surrogate(
                context.space(), remembered.stream().map(Scored::architecture).toList());
    }

    static double[][] losses(List<Scored> remembered) {
        return remembered.stream()
                .map(scored ->
                        scored.losses().stream().mapToDouble(loss -> loss).toArray())
                .toArray(double[][]::new);
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
