package dev.espalier.sgnas;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.method.SearchContext;
import dev.espalier.search.Constraint;
import dev.espalier.search.Metric;
import dev.espalier.space.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * What a search wants of a generator: to answer targets of a cost.
 *
 * @param targets in the unit of the cost, the lowest first; at least one, each once
 */
record Wanted(Metric metric, Grid grid, CostTensor cost, Plan plan, List<Double> targets) {

    /** The word for what the constraint on the cost says. */
    static final String CONSTRAINT = "constraint";

    /** Of what a space spans, the share below and above its costs that nobody asks for unless they say so. */
    private static final double MARGIN = 0.25;

    Wanted {
        targets = List.copyOf(targets);
    }

    /** @throws InvalidInput with every problem found */
    static Wanted of(SearchContext<SgnasSettings> context) {
        var settings = context.params();
        var metric = metric(context);
        var grid = Grid.of(context.space());
        var cost = cost(metric, grid, context);
        var targets = targets(metric, cost, context);
        var problems = new ArrayList<String>();
        targets.forEach(target -> tell(() -> cost.require(target), problems));
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        double margin = MARGIN * (cost.most() - cost.least());
        double low = settings.low() > 0 ? settings.low() : Math.min(cost.least() + margin, targets.getFirst());
        double high = settings.high() > 0 ? settings.high() : Math.max(cost.most() - margin, targets.getLast());
        return new Wanted(metric, grid, cost, plan(low, high, cost, settings), targets);
    }

    private static void tell(Runnable check, List<String> problems) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private static Plan plan(double low, double high, CostTensor cost, SgnasSettings settings) {
        try {
            cost.require(low);
            cost.require(high);
            return settings.plan(low, high);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(
                    "The generator cannot learn to answer from %s to %s: %s".formatted(low, high, e.getMessage()));
        }
    }

    private static Metric metric(SearchContext<SgnasSettings> context) {
        var named = context.params().cost();
        if (!named.equals(CONSTRAINT)) {
            return new Metric(named);
        }
        var constrained =
                context.problem().constraints().stream().map(Constraint::metric).toList();
        return constrained.stream()
                .filter(metric -> priced(metric, context))
                .findFirst()
                .or(() -> constrained.stream()
                        .filter(metric -> context.foresight().of(metric).isPresent())
                        .findFirst())
                .orElseThrow(() -> new InvalidInput(
                        "The method sgnas needs a constraint on a cost that is known of architectures before"
                                + " they are evaluated, as macs_m or params_m is.\n"
                                + "Maybe add one, or name the `cost` and its `targets` among the settings of the"
                                + " method."));
    }

    private static boolean priced(Metric metric, SearchContext<?> context) {
        return context.price(context.space().sample(new SplittableRandom(0))).has(metric);
    }

    private static ToDoubleFunction<Architecture> known(Metric metric, SearchContext<?> context) {
        if (priced(metric, context)) {
            return architecture -> {
                var price = context.price(architecture);
                return price.has(metric) ? price.get(metric) : Double.NaN;
            };
        }
        return context.foresight()
                .of(metric)
                .orElseThrow(() -> new InvalidInput(
                        "The cost (%s) must be known of architectures before they are evaluated, as macs_m or params_m is."
                                .formatted(metric.name())));
    }

    private static CostTensor cost(Metric metric, Grid grid, SearchContext<?> context) {
        var known = known(metric, context);
        try {
            return CostTensor.of(grid, known);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("The generator cannot learn %s: %s\nMaybe %s."
                    .formatted(metric.name(), e.getMessage(), wayOut(metric)));
        }
    }

    private static String wayOut(Metric metric) {
        return metric.device().isEmpty()
                ? "search a space whose networks have no squeeze and excitation, as sgnas beside sgnas-se"
                : "set the `cost` to macs_m or params_m, which add up in most spaces";
    }

    private static List<Double> targets(Metric metric, CostTensor cost, SearchContext<SgnasSettings> context) {
        var limit = limit(metric, context);
        var asked = Targets.of(context.params().targets()).values();
        if (asked.isEmpty() && limit.isEmpty()) {
            throw new InvalidInput("The method sgnas must be told what to answer: the `targets`, or a constraint on %s."
                    .formatted(metric.name()));
        }
        double most = limit.orElse(Double.POSITIVE_INFINITY);
        return (asked.isEmpty() ? List.of(Math.min(most, cost.most())) : asked)
                .stream().map(target -> Math.min(target, most)).distinct().toList();
    }

    private static Optional<Double> limit(Metric metric, SearchContext<?> context) {
        return context.problem().constraints().stream()
                .filter(constraint -> constraint.metric().equals(metric))
                .map(Constraint::atMost)
                .findFirst();
    }
}
