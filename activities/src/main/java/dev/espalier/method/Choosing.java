package dev.espalier.method;

import dev.espalier.search.Candidate;
import dev.espalier.search.Objective;
import dev.espalier.space.Architecture;
import dev.espalier.surrogate.Acquisition;
import dev.espalier.surrogate.ExpectedHypervolume;
import dev.espalier.surrogate.ExpectedHypervolume.Point;
import dev.espalier.surrogate.Hyperparameters;
import dev.espalier.surrogate.NormalScores;
import dev.espalier.surrogate.Outlooks;
import dev.espalier.surrogate.Scalarization;
import dev.espalier.surrogate.Standardized;
import dev.espalier.surrogate.Surrogate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Chooses among candidates by what a search knows: with one objective by expected improvement, with two by expected
 * hypervolume, with more by improvement in several directions at once.
 */
final class Choosing {

    /** The key of what is fitted to objectives as one. */
    private static final String ALL = "objectives";

    /** How far beyond the worst known a front is measured, as a share of what is known. */
    private static final double MARGIN = 0.1;

    private final SearchContext<?> context;
    private final Knowledge knowledge;
    private final List<Objective> objectives;
    private final double[][] losses;
    private final Surrogate surrogate;

    /** @param knowledge of something that was measured */
    Choosing(SearchContext<?> context, Knowledge knowledge) {
        var known = knowledge.remembered();
        this.context = context;
        this.knowledge = knowledge;
        this.objectives = context.problem().objectives();
        this.losses = Scored.losses(known);
        this.surrogate = new Surrogate(
                context.space(), known.stream().map(Scored::architecture).toList());
    }

    /** The hyperparameters of each model, by the metric it predicts. */
    SortedMap<String, Hyperparameters> fitted() {
        var fitted = new TreeMap<>(new Chances(context, knowledge).fitted());
        if (objectives.size() == 2) {
            for (int i = 0; i < 2; i++) {
                var name = objectives.get(i).metric().name();
                fitted.put(name, surrogate.fit(NormalScores.of(column(i)), knowledge.hyperparametersOf(name)));
            }
        } else {
            fitted.put(ALL, surrogate.fit(direction(), knowledge.hyperparametersOf(ALL)));
        }
        return fitted;
    }

    private double[] column(int objective) {
        return Arrays.stream(losses).mapToDouble(loss -> loss[objective]).toArray();
    }

    /** Targets that weigh the objectives at random. */
    private double[] direction() {
        return NormalScores.of(Scalarization.of(losses, weights()));
    }

    /** Drawn uniformly from those that sum to 1. */
    private double[] weights() {
        var weights = new double[objectives.size()];
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

    /** What is expected of architectures where the objectives weigh so much. */
    Outlooks expected(double[] weights, List<Architecture> architectures) {
        return outlooks(NormalScores.of(Scalarization.of(losses, weights)), ALL, architectures);
    }

    private Outlooks outlooks(double[] targets, String model, List<Architecture> architectures) {
        return context.screen() == Screen.NOISE
                ? Outlooks.of(architectures.stream()
                        .map(architecture -> Expectations.noise(architecture, knowledge))
                        .toList())
                : surrogate.outlooks(targets, knowledge.hyperparametersOf(model), architectures);
    }

    /** The most promising first. */
    List<Candidate> chosen(List<Candidate> candidates, int count) {
        var architectures = candidates.stream().map(Candidate::architecture).toList();
        var chances = new Chances(context, knowledge).of(architectures);
        return objectives.size() == 2
                ? onTheFront(architectures, chances, count).stream()
                        .map(candidates::get)
                        .toList()
                : inDirections(candidates, chances, count);
    }

    /** With several objectives a batch looks in several directions, four candidates in each. */
    private List<Candidate> inDirections(List<Candidate> candidates, double[] chances, int count) {
        var chosen = new LinkedHashSet<Integer>();
        int directions = objectives.size() == 1 ? 1 : Math.max(1, count / 4);
        for (int direction = 0; direction < directions; direction++) {
            int wanted = count * (direction + 1) / directions - chosen.size();
            var left = IntStream.range(0, candidates.size())
                    .filter(index -> !chosen.contains(index))
                    .toArray();
            var targets = direction();
            var outlooks = outlooks(
                    targets,
                    ALL,
                    Arrays.stream(left)
                            .mapToObj(index -> candidates.get(index).architecture())
                            .toList());
            double best = Arrays.stream(targets).min().orElse(0);
            var open = Arrays.stream(left).mapToDouble(index -> chances[index]).toArray();
            Acquisition.batch(outlooks, best, open, wanted).forEach(index -> chosen.add(left[index]));
        }
        return chosen.stream().map(candidates::get).toList();
    }

    private List<Integer> onTheFront(List<Architecture> candidates, double[] chances, int count) {
        var one = new Loss(0, candidates);
        var other = new Loss(1, candidates);
        boolean swapped = one.certain && !other.certain;
        var first = swapped ? other : one;
        var second = swapped ? one : other;
        var points = IntStream.range(0, losses.length)
                .mapToObj(i -> new Point(first.known[i], second.known[i]))
                .toList();
        var front = new ExpectedHypervolume(points, new Point(first.reference(), second.reference()));
        return Acquisition.batch(first.outlooks, second.outlooks, front, chances, count);
    }

    /** One objective: of what was measured, and of candidates, which their price may tell for certain. */
    private final class Loss {

        private final double[] known;
        private final Outlooks outlooks;
        private final boolean certain;

        Loss(int index, List<Architecture> candidates) {
            var objective = objectives.get(index);
            var prices = candidates.stream().map(context::price).toList();
            var values = column(index);
            this.certain = prices.stream().allMatch(price -> price.has(objective.metric()));
            if (certain) {
                var scale = Standardized.by(values);
                this.known = scale.of(values);
                this.outlooks = Outlooks.known(
                        scale.of(prices.stream().mapToDouble(objective::loss).toArray()));
            } else {
                this.known = NormalScores.of(values);
                this.outlooks = Choosing.this.outlooks(known, objective.metric().name(), candidates);
            }
        }

        double reference() {
            double worst = Arrays.stream(known).max().orElse(0);
            return worst + MARGIN * (worst - Arrays.stream(known).min().orElse(0));
        }
    }
}
