package dev.espalier.method;

import dev.espalier.search.Candidate;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.space.Architecture;
import dev.espalier.surrogate.NormalScores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** How the architectures are chosen that are evaluated before a surrogate knows anything. */
enum FirstBatch {
    /** At random. */
    RANDOM("random"),
    /** A quarter are among those of many random ones that have most parameters. */
    LARGEST("largest"),
    /** Half are among the best of many random ones by the scores that are known without training. */
    TRAINING_FREE("training-free");

    /** What the setting says for people. */
    static final String SUMMARY =
            "How the first are chosen: random; largest for a quarter of them by their parameters; or training-free for half of them by scores that a table knows beforehand. In the mode paper of agnet largest is random.";

    /** How many random architectures are compared by their scores. */
    private static final int COMPARED = 1_000;

    /** How often as many are drawn as are wanted, since some are known or cannot be afforded. */
    private static final int DRAWS = 20;

    private final String written;

    FirstBatch(String written) {
        this.written = written;
    }

    static FirstBatch of(String text) {
        for (var value : values()) {
            if (value.written.equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("The first (%s) must be random, largest or training-free.".formatted(text));
    }

    /** @param published whether a method is to do as its paper says, which looks at no parameters */
    static FirstBatch of(String text, boolean published) {
        var first = of(text);
        return published && first == LARGEST ? RANDOM : first;
    }

    /** What must be known of architectures beforehand. */
    List<Metric> foreknown() {
        return this == TRAINING_FREE ? promising() : List.of();
    }

    /** How many of so many are chosen by what they promise: fewer by size, which says less. */
    private int chosen(int count) {
        return this == LARGEST ? (count + 3) / 4 : (count + 1) / 2;
    }

    /** More of each promises more accuracy. */
    private List<Metric> promising() {
        return switch (this) {
            case RANDOM -> List.of();
            case LARGEST -> List.of(Metric.PARAMS_M);
            case TRAINING_FREE -> List.of(Metric.NASWOT, Metric.LOGSYNFLOW);
        };
    }

    /** Of those that can be afforded and are not known; fewer where the space has no more. */
    List<Candidate> of(SearchContext<?> context, Set<Architecture> known, int count) {
        return switch (this) {
            case RANDOM -> random(context, known, count);
            case LARGEST, TRAINING_FREE -> {
                var best = best(context, known, chosen(count));
                var others = random(context, known, count).iterator();
                var first = new LinkedHashMap<Architecture, Candidate>();
                for (var candidate : best) {
                    first.putIfAbsent(candidate.architecture(), candidate);
                    if (others.hasNext()) {
                        var other = others.next();
                        first.putIfAbsent(other.architecture(), other);
                    }
                }
                others.forEachRemaining(other -> first.putIfAbsent(other.architecture(), other));
                yield first.values().stream().limit(count).toList();
            }
        };
    }

    private static List<Candidate> random(SearchContext<?> context, Set<Architecture> known, int count) {
        var drawn = new LinkedHashSet<Architecture>();
        for (int draws = 0; draws < DRAWS * count && drawn.size() < count; draws++) {
            var architecture = context.space().sample(context.random());
            if (!known.contains(architecture) && context.affords(architecture)) {
                drawn.add(architecture);
            }
        }
        return drawn.stream()
                .map(architecture -> new Candidate(architecture, List.of(), RANDOM.written))
                .toList();
    }

    /** By the sum of the normal scores of each metric; none where nothing is known of them. */
    private List<Candidate> best(SearchContext<?> context, Set<Architecture> known, int count) {
        Map<Architecture, Measures> prices = new HashMap<>();
        var scored = random(context, known, COMPARED).stream()
                .map(Candidate::architecture)
                .filter(architecture ->
                        promising().stream().allMatch(prices.computeIfAbsent(architecture, context::price)::has))
                .toList();
        var sums = new double[scored.size()];
        for (var metric : promising()) {
            var scores = NormalScores.of(scored.stream()
                    .mapToDouble(architecture ->
                            Objects.requireNonNull(prices.get(architecture)).get(metric))
                    .toArray());
            for (int i = 0; i < sums.length; i++) {
                sums[i] += scores[i];
            }
        }
        var order = new ArrayList<>(IntStream.range(0, sums.length).boxed().toList());
        order.sort(Comparator.comparingDouble(i -> -sums[i]));
        return order.stream()
                .limit(count)
                .map(i -> new Candidate(scored.get(i), List.of(), written))
                .toList();
    }
}
