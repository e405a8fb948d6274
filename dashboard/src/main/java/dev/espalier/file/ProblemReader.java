package dev.espalier.file;

import dev.espalier.catalogue.Nearest;
import dev.espalier.search.Constraint;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads objectives, constraints and budgets, which files, changes and forks have in common. */
final class ProblemReader {

    static final String OBJECTIVE = "objectives: [maximize val_accuracy_pct]";

    private static final Pattern GOAL = Pattern.compile("\\s*(maximize|minimize)\\s+(\\S+)\\s*");
    private static final Pattern RELATION = Pattern.compile("\\s*(\\S+?)\\s*(<=|≤|>=|≥|<|>|==|=)\\s*(.*)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?");

    /** What is limited most. */
    private static final List<String> LIMITED = List.of("macs_m", "params_m", "latency_ms", "peak_memory_mb");

    private ProblemReader() {}

    static List<Objective> objectives(Fields fields) {
        var items = fields.require("objectives", OBJECTIVE)
                .map(value -> fields.list("objectives", value))
                .orElse(List.of());
        if (items.isEmpty()
                && fields.find("objectives")
                        .filter(Value.Listing.class::isInstance)
                        .isPresent()) {
            fields.problem(fields.line(), "The `objectives` must have at least one item.\nMaybe " + OBJECTIVE);
        }
        var objectives = new ArrayList<Objective>();
        Set<Metric> seen = new HashSet<>();
        for (var item : items) {
            fields.scalar("objectives", item)
                    .flatMap(text -> fields.attempt(item.line(), () -> distinct(seen, objective(text.text()))))
                    .ifPresent(objectives::add);
        }
        return objectives;
    }

    private static Objective distinct(Set<Metric> seen, Objective objective) {
        if (!seen.add(objective.metric())) {
            throw new IllegalArgumentException("The metric (%s) must be one objective only."
                    .formatted(objective.metric().name()));
        }
        return objective;
    }

    private static Objective objective(String text) {
        var goal = GOAL.matcher(text);
        if (!goal.matches()) {
            throw new IllegalArgumentException(
                    "The objective (%s) must be `maximize METRIC` or `minimize METRIC`.\nMaybe %s"
                            .formatted(text, OBJECTIVE));
        }
        var direction = goal.group(1).equals("maximize") ? Objective.Direction.MAXIMIZE : Objective.Direction.MINIMIZE;
        return new Objective(new Metric(goal.group(2)), direction);
    }

    /** The constraints, none when the key is missing. */
    static List<Constraint> constraints(Fields fields) {
        var constraints = new ArrayList<Constraint>();
        Set<Metric> seen = new HashSet<>();
        for (var item : fields.list("constraints")) {
            fields.scalar("constraints", item)
                    .flatMap(text -> fields.attempt(item.line(), () -> distinct(seen, constraint(text.text()))))
                    .ifPresent(constraints::add);
        }
        return constraints;
    }

    private static Constraint distinct(Set<Metric> seen, Constraint constraint) {
        if (!seen.add(constraint.metric())) {
            throw new IllegalArgumentException("The metric (%s) must have one limit only."
                    .formatted(constraint.metric().name()));
        }
        return constraint;
    }

    /**
     * What a text like {@code latency_ms@pixel3 <= 5 ms} says.
     *
     * @throws IllegalArgumentException with a sentence
     */
    static Constraint constraint(String text) {
        var relation = RELATION.matcher(text);
        if (!relation.matches()) {
            throw new IllegalArgumentException(
                    "The constraint (%s) must be METRIC <= NUMBER UNIT.\nMaybe latency_ms@pixel3 <= 5 ms"
                            .formatted(text));
        }
        var metric = new Metric(relation.group(1));
        if (!Set.of("<=", "≤").contains(relation.group(2))) {
            throw new IllegalArgumentException(
                    "The constraint (%s) must use <=, since only upper limits can be kept.\nMaybe make it an objective instead: maximize %s"
                            .formatted(text, metric.name()));
        }
        return new Constraint(metric, limit(metric, relation.group(3).strip()).doubleValue());
    }

    private static BigDecimal limit(Metric metric, String text) {
        var subject = "The limit of %s".formatted(metric.name());
        var unit = Quantity.Unit.of(metric);
        if (unit.isPresent()) {
            return notNegative(Quantity.parse(subject, text, unit.get()).in(unit.get()), subject, text);
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "%s (%s) must be a number without a unit, since the metric's name states none.%s"
                            .formatted(subject, text, Nearest.hint(metric.quantity(), LIMITED)));
        }
        return new BigDecimal(text);
    }

    private static BigDecimal notNegative(BigDecimal value, String subject, String text) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("%s (%s) must not be negative.".formatted(subject, text));
        }
        return value;
    }

    /**
     * A budget as it is written: what is left out is null.
     *
     * @param gpuTime how its key is spelled
     */
    static Optional<Limits> budget(Fields owner, String gpuTime, Problems problems) {
        return owner.find("budget")
                .flatMap(value -> Fields.of("budget", value, problems))
                .map(fields -> {
                    fields.only(List.of("trials", gpuTime));
                    var trials = fields.integer("trials", 1, Integer.MAX_VALUE - 1);
                    var time = fields.scalar(gpuTime)
                            .flatMap(text -> fields.attempt(text.line(), () -> duration(gpuTime, text.text())))
                            .orElse(null);
                    return new Limits(trials, time);
                });
    }

    /** What a budget limits. */
    record Limits(@Nullable Integer trials, @Nullable Duration gpuTime) {}

    /**
     * A duration of whole seconds.
     *
     * @throws IllegalArgumentException with a sentence
     */
    static Duration duration(String key, String text) {
        var seconds = Quantity.parse("The `%s`".formatted(key), text, Quantity.Unit.HOUR)
                .in(Quantity.Unit.SECOND);
        var most = BigDecimal.valueOf(36_500L * 86_400L - 1);
        if (seconds.compareTo(BigDecimal.ONE) < 0 || seconds.compareTo(most) > 0 || fractional(seconds)) {
            throw new IllegalArgumentException(
                    "The `%s` (%s) must be whole seconds, at least 1 s and less than 36500 d.".formatted(key, text));
        }
        return Duration.ofSeconds(seconds.longValueExact());
    }

    private static boolean fractional(BigDecimal value) {
        return value.stripTrailingZeros().scale() > 0;
    }
}
