package dev.espalier.file;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.search.Component;
import dev.espalier.search.Experiment;
import dev.espalier.search.Experiment.Fork;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a fork is to differ from its parent; null is as the parent's, but for the name.
 *
 * @param round the round after which it leaves the parent, counted from 1; 0 for the start
 * @param settings of the method, over the parent's
 */
public record ForkOrder(
        int round,
        @Nullable String name,
        @Nullable Long seed,
        Changes changes,
        SortedMap<String, Object> settings,
        @Nullable Integer pool,
        @Nullable Integer batch) {

    private static final List<String> KEYS =
            List.of("round", "name", "seed", "budget", "constraints", "method", "pool", "batch", "concurrency");

    private static final String SUFFIX = "-fork";

    public ForkOrder {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /**
     * What a text like {@code {"round": 12, "seed": 8, "method": {"population": 30}}} asks for.
     *
     * @throws InvalidInput with every problem
     */
    public static ForkOrder parse(Text text) {
        var problems = new Problems(text.hasLines());
        var order = Fields.of("fork", text.value(), problems).map(fields -> read(fields.only(KEYS), problems));
        problems.raise();
        return order.orElseThrow();
    }

    private static ForkOrder read(Fields fields, Problems problems) {
        fields.require("round", "\"round\": 12");
        var round = fields.integer("round", 0, Integer.MAX_VALUE);
        return new ForkOrder(
                round == null ? 0 : round,
                name(fields).orElse(null),
                fields.longInteger("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                Changes.read(fields, problems),
                settings(fields, problems),
                fields.integer("pool", 1, ExperimentReader.MOST_POOL),
                fields.integer("batch", 1, ExperimentReader.MOST_BATCH));
    }

    private static Optional<String> name(Fields fields) {
        var name = fields.scalar("name");
        name.filter(text -> !Pattern.matches(ExperimentReader.NAME, text.text()))
                .ifPresent(text -> fields.problem(
                        text.line(), "The `name` (%s) must match %s.".formatted(text.shown(), ExperimentReader.NAME)));
        return name.map(Value.Scalar::text);
    }

    private static SortedMap<String, Object> settings(Fields fields, Problems problems) {
        return fields.find("method")
                .flatMap(value -> Fields.of("method", value, problems))
                .map(found -> {
                    if (found.find("name").isPresent()) {
                        found.problem(
                                found.line(),
                                "The `method` must hold settings only: a fork goes on with what its parent's method"
                                        + " has learned.\n"
                                        + "Maybe create an experiment of its own for another method.");
                    }
                    return ComponentReader.settings(found);
                })
                .orElse(new TreeMap<>());
    }

    /** The name of a fork that was given none: the parent's with {@code -fork}, cut where it would be too long. */
    public static String nameOf(String parent) {
        return parent.substring(0, Math.min(parent.length(), ExperimentReader.LONGEST_NAME - SUFFIX.length())) + SUFFIX;
    }

    /**
     * The fork of a parent.
     *
     * @param sequence of the parent's checkpoint after the round
     * @throws InvalidInput when the sizes do not go together
     */
    public Experiment applied(Experiment parent, int sequence, Naming naming) {
        var given = name == null ? nameOf(parent.name()) : name;
        try {
            return new Experiment(
                    naming.id(given),
                    0,
                    given,
                    parent.problem().with(changes.constraints(parent)),
                    method(parent.method()),
                    parent.evaluator(),
                    pool == null ? parent.pool() : pool,
                    batch == null ? parent.batch() : batch,
                    changes.concurrency(parent),
                    parent.measureOn(),
                    changes.budget(parent.budget()),
                    seed == null ? parent.seed() : seed,
                    parent.labels(),
                    new Fork(parent.id(), sequence),
                    parent.screen());
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(String.valueOf(e.getMessage()));
        }
    }

    private Component method(Component method) {
        var all = new TreeMap<>(method.settings());
        all.putAll(settings);
        return new Component(method.name(), all);
    }
}
