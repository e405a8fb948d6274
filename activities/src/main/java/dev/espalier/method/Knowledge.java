package dev.espalier.method;

import dev.espalier.search.Candidate;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import dev.espalier.surrogate.Acquisition;
import dev.espalier.surrogate.Hyperparameters;
import dev.espalier.surrogate.Scalarization;
import dev.espalier.surrogate.Surrogate;
import dev.espalier.surrogate.Surrogate.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
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

    /** How candidates are made for the surrogate to choose from. */
    record Pool(int samples, int elite, Supplier<Candidate> sampler) {}

    Knowledge with(List<Trial> trials, SearchContext<?> context) {
        var measured = new ArrayList<>(this.measured);
        var failed = new ArrayList<>(this.failed);
        for (var trial : trials) {
            Scored.of(trial, context.problem().objectives())
                    .ifPresentOrElse(
                            measured::add, () -> failed.add(trial.candidate().architecture()));
        }
        var all = new Knowledge(measured, failed, hyperparameters);
        return measured.isEmpty()
                ? all
                : new Knowledge(measured, failed, Surrogate.fit(all.evidence(context, weights(context))));
    }

    /** Up to {@code count} that have not been evaluated and can be afforded, the most promising first. */
    List<Candidate> propose(SearchContext<?> context, Pool pool, int count) {
        return chosen(context, List.copyOf(candidates(context, pool).values()), count);
    }

    private SequencedMap<Architecture, Candidate> candidates(SearchContext<?> context, Pool pool) {
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
            var sample = pool.sampler().get();
            if (!known.contains(sample.architecture()) && context.affords(sample.architecture())) {
                candidates.putIfAbsent(sample.architecture(), sample);
            }
        }
        return candidates;
    }

    private Set<Architecture> evaluated() {
        var known = new HashSet<>(failed);
        measured.forEach(scored -> known.add(scored.architecture()));
        return known;
    }

    /** The best, dominated by the fewest where there are several objectives. */
    private List<Scored> elite(int count) {
        return ranked().limit(count).map(measured::get).toList();
    }

    /** All measured, the best first. */
    List<Architecture> best() {
        return ranked().map(index -> measured.get(index).architecture()).toList();
    }

    private Stream<Integer> ranked() {
        var ranks = new Ranks(measured);
        return IntStream.range(0, measured.size()).boxed().sorted(Comparator.comparingDouble(ranks::of));
    }

    /** Of candidates those that are to be evaluated, the most promising first. */
    List<Candidate> chosen(SearchContext<?> context, List<Candidate> candidates, int count) {
        var chosen = new LinkedHashSet<Candidate>();
        int directions = directions(context, count);
        for (int direction = 0; direction < directions; direction++) {
            int wanted = count * (direction + 1) / directions - chosen.size();
            var left = candidates.stream()
                    .filter(candidate -> !chosen.contains(candidate))
                    .toList();
            var surrogate = Surrogate.of(evidence(context, weights(context)), hyperparameters);
            var predictions = left.stream()
                    .map(candidate -> surrogate.predict(candidate.architecture()))
                    .toList();
            Acquisition.batch(predictions, surrogate.best(), wanted).forEach(index -> chosen.add(left.get(index)));
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

    private Evidence evidence(SearchContext<?> context, double[] weights) {
        var remembered = remembered();
        var losses = remembered.stream()
                .map(scored ->
                        scored.losses().stream().mapToDouble(loss -> loss).toArray())
                .toArray(double[][]::new);
        return new Evidence(
                context.space(),
                remembered.stream().map(Scored::architecture).toList(),
                Scalarization.of(losses, weights));
    }

    /** All while they are few; then the best, and of the others every so many-th. */
    private List<Scored> remembered() {
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
