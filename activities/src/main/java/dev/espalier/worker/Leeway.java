package dev.espalier.worker;

import dev.espalier.search.Constraint;
import dev.espalier.search.Measures;
import dev.espalier.search.SearchProblem;
import dev.espalier.space.Architecture;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.table.Positions;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What limits that are known beforehand leave of a space. All of a small space is looked at; of others what descents
 * from random architectures come by.
 */
final class Leeway {

    /** Most limits leave more than one in so many. */
    private static final int DRAWS = 200;

    /** How many architectures are looked at one by one. */
    private static final int LISTED = 50_000;

    private static final int DESCENTS = 20;
    private static final int STEPS = 200;
    private static final MathContext DIGITS = new MathContext(4);

    private final SearchProblem problem;
    private final SearchSpace space;
    private final Function<Architecture, Measures> pricing;
    private final Map<Constraint, Double> least = new LinkedHashMap<>();
    private int tried;

    Leeway(SearchProblem problem, SearchSpace space, Function<Architecture, Measures> pricing) {
        this.problem = problem;
        this.space = space;
        this.pricing = pricing;
    }

    /** Why nothing is left; none while anything is. */
    List<String> problems() {
        if (problem.constraints().isEmpty() || leavesAnything()) {
            return List.of();
        }
        var broken = least.entrySet().stream()
                .filter(entry -> entry.getValue() > entry.getKey().atMost())
                .map(entry -> "%s keeps to %s: the least is %s.\nMaybe raise the limit."
                        .formatted(nobody(), written(entry.getKey()), digits(entry.getValue())))
                .toList();
        return broken.isEmpty() ? List.of(together()) : broken;
    }

    private String together() {
        return "%s keeps to all limits at once: %s.\nMaybe raise one of them."
                .formatted(
                        nobody(),
                        problem.constraints().stream().map(Leeway::written).collect(Collectors.joining(", ")));
    }

    private String nobody() {
        return listed() == null
                ? "None of %d architectures of %s that were tried".formatted(tried, space.name())
                : "No architecture of %s".formatted(space.name());
    }

    private static String written(Constraint constraint) {
        return "%s <= %s".formatted(constraint.metric().name(), digits(constraint.atMost()));
    }

    private static String digits(double value) {
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    private boolean leavesAnything() {
        var random = new SplittableRandom(0);
        if (IntStream.range(0, DRAWS).anyMatch(_ -> excess(space.sample(random)) == 0)) {
            return true;
        }
        var listed = listed();
        if (listed == null) {
            return IntStream.range(0, DESCENTS).anyMatch(_ -> descends(random));
        }
        var positions = Positions.of(listed);
        return LongStream.range(0, (long) space.size()).anyMatch(position -> excess(positions.at(position)) == 0);
    }

    private @Nullable DecisionSpace listed() {
        return space instanceof DecisionSpace decisions && space.size() <= LISTED ? decisions : null;
    }

    private boolean descends(RandomGenerator random) {
        var here = space.sample(random);
        double excess = excess(here);
        for (int step = 0; step < STEPS && excess > 0; step++) {
            var next = space.mutate(here, random);
            double beyond = excess(next);
            if (beyond <= excess) {
                here = next;
                excess = beyond;
            }
        }
        return excess == 0;
    }

    /** How far beyond the limits it is, in parts of each; 0 for what is not known. */
    private double excess(Architecture architecture) {
        tried++;
        var price = pricing.apply(architecture);
        double excess = 0;
        for (var constraint : problem.constraints()) {
            if (price.has(constraint.metric())) {
                double value = price.get(constraint.metric());
                least.merge(constraint, value, Math::min);
                excess += Math.max(0, value - constraint.atMost()) / Math.max(Math.abs(constraint.atMost()), 1e-9);
            }
        }
        return excess;
    }
}
