package dev.espalier.method;

import dev.espalier.search.Candidate;
import dev.espalier.search.Expectation;
import dev.espalier.search.Objective;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import dev.espalier.surrogate.Prediction;
import dev.espalier.surrogate.Scalarization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.jspecify.annotations.Nullable;

/** What is expected of candidates, from all that was measured; several objectives count alike. */
final class Expectations {

    private static final NormalDistribution NORMAL = new NormalDistribution();

    private final SearchContext<?> context;
    private final Knowledge knowledge;
    private final double[] weights;

    /** @param knowledge of at least one measured trial */
    Expectations(SearchContext<?> context, Knowledge knowledge) {
        this.context = context;
        this.knowledge = knowledge;
        this.weights = new double[context.problem().objectives().size()];
        Arrays.fill(weights, 1.0 / weights.length);
    }

    /** The candidates with what is expected of them. */
    List<Candidate> of(List<Candidate> candidates) {
        var outlooks = new Choosing(context, knowledge)
                .expected(
                        weights,
                        candidates.stream().map(Candidate::architecture).toList());
        var losses = weights.length == 1 ? sorted() : null;
        return IntStream.range(0, candidates.size())
                .mapToObj(i -> {
                    var prediction = outlooks.of(i);
                    var figure = losses == null ? null : figure(losses, prediction.mean());
                    return candidates
                            .get(i)
                            .expecting(new Expectation(prediction.mean(), prediction.deviation(), figure, false));
                })
                .toList();
    }

    /** A guess that knows nothing, the same whenever it is asked for in a round. */
    static Prediction noise(Architecture architecture, Knowledge knowledge) {
        long first = knowledge.measured().getFirst().architecture().id().hashCode();
        long known = knowledge.measured().size();
        long pair = (first << 32) ^ architecture.id().hashCode();
        long seed = pair + 0x9e37_79b9_7f4a_7c15L * known;
        return new Prediction((new SplittableRandom(seed).nextDouble() - 0.5) * Math.sqrt(12), 1);
    }

    private double[] sorted() {
        return knowledge.measured().stream()
                .mapToDouble(scored -> scored.losses().getFirst())
                .sorted()
                .toArray();
    }

    /** The figure at a rank among sorted losses, between two of them in proportion. */
    private double figure(double[] losses, double score) {
        double place = NORMAL.cumulativeProbability(score) * losses.length - 0.5;
        double inside = Math.clamp(place, 0, losses.length - 1);
        int below = (int) inside;
        int above = Math.min(below + 1, losses.length - 1);
        double loss = losses[below] + (inside - below) * (losses[above] - losses[below]);
        var objective = context.problem().objectives().getFirst();
        return objective.direction() == Objective.Direction.MAXIMIZE ? -loss : loss;
    }

    /** What was expected of measured trials, and the share of what was known that was better than each. */
    Breaker.Round round(List<Trial> trials) {
        var known = knowledge.evaluated();
        var expected = new ArrayList<Double>();
        var scored = new ArrayList<Scored>();
        for (var trial : trials) {
            @Nullable Expectation expectation = trial.candidate().expected();
            if (expectation != null && !known.contains(trial.candidate().architecture())) {
                Scored.of(trial, context.problem().objectives()).ifPresent(score -> {
                    expected.add(expectation.mean());
                    scored.add(score);
                });
            }
        }
        return new Breaker.Round(expected, places(scored));
    }

    private List<Double> places(List<Scored> scored) {
        var all = new ArrayList<>(knowledge.measured());
        all.addAll(scored);
        var losses = Scalarization.of(Scored.losses(all), weights);
        int known = knowledge.measured().size();
        var places = new ArrayList<Double>();
        for (int i = known; i < losses.length; i++) {
            double loss = losses[i];
            double better = Arrays.stream(losses, 0, known)
                    .map(other -> other < loss ? 1 : other == loss ? 0.5 : 0)
                    .sum();
            places.add(better / known);
        }
        return places;
    }
}
