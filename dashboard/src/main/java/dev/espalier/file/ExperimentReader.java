package dev.espalier.file;

import dev.espalier.catalogue.Sketch;
import dev.espalier.search.Constraint;
import dev.espalier.search.Experiment;
import dev.espalier.search.Experiment.Budget;
import dev.espalier.search.Objective;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an experiment out of the values of its file. */
final class ExperimentReader {

    static final List<String> KEYS = List.of(
            "name",
            "space",
            "objectives",
            "constraints",
            "method",
            "screen",
            "evaluator",
            "budget",
            "pool",
            "batch",
            "concurrency",
            "measure_on",
            "seed",
            "labels");

    static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";
    static final int LONGEST_NAME = 63;
    static final String SPACE = "[a-z0-9][a-z0-9_.-]{0,62}";
    static final String DEVICE = "[a-z0-9_-]{1,64}";
    static final String LABEL = "[A-Za-z0-9][A-Za-z0-9_.-]{0,62}";
    static final int LONGEST_LABEL = 200;

    static final int BATCH = 16;
    static final int MOST_BATCH = 1024;
    static final int MOST_POOL = 4096;
    static final int CONCURRENCY = 8;
    static final int MOST_CONCURRENCY = 500;
    static final int POOL_PER_BATCH = 4;

    private final Fields fields;
    private final Problems problems;
    private final List<Sketch> sketches;

    /** @param sketches gets what could be read, so that the names in it can be looked at */
    ExperimentReader(Fields fields, Problems problems, List<Sketch> sketches) {
        this.fields = fields;
        this.problems = problems;
        this.sketches = sketches;
    }

    /** The experiment, or nothing once there are problems. */
    Optional<Experiment> read(Naming naming) {
        fields.only(KEYS);
        var name = word("name", NAME, "name: first-search");
        var sketch = sketch();
        sketches.add(sketch);
        var budget = budget();
        int batch = sketch.batch() == null ? 1 : sketch.batch();
        int pool = fields.integer("pool", batch, MOST_POOL, POOL_PER_BATCH * batch);
        var concurrency = fields.integer("concurrency", 1, MOST_CONCURRENCY, CONCURRENCY);
        var seed = fields.longInteger("seed", Long.MIN_VALUE, Long.MAX_VALUE);
        var labels = labels();
        if (problems.any()) {
            return Optional.empty();
        }
        return Optional.of(new Experiment(
                naming.id(name),
                0,
                name,
                sketch.problem().orElseThrow(),
                Objects.requireNonNull(sketch.method()).component(),
                Objects.requireNonNull(sketch.evaluator()).component(),
                pool,
                batch,
                concurrency,
                Objects.requireNonNull(sketch.measureOn()),
                budget,
                naming.seed(seed),
                labels,
                null,
                sketch.screen() == null ? null : sketch.screen().component()));
    }

    private Sketch sketch() {
        var objectives = new ArrayList<Objective>();
        var constraints = new ArrayList<Constraint>();
        return new Sketch(
                problems.whole(() -> word("space", SPACE, "space: nasbench201")),
                objectives,
                constraints,
                problems.none(() -> {
                    objectives.addAll(ProblemReader.objectives(fields));
                    constraints.addAll(ProblemReader.constraints(fields));
                }),
                ComponentReader.part(fields, "method", "method: regularized-evolution", problems),
                ComponentReader.optional(fields, "screen", "screen: surrogate", problems),
                ComponentReader.part(
                        fields, "evaluator", "evaluator: {name: table, table: nasbench201-cifar10}", problems),
                problems.whole(() -> fields.integer("batch", 1, MOST_BATCH, BATCH)),
                problems.whole(this::devices));
    }

    private String word(String key, String pattern, String example) {
        var found = fields.require(key, example).flatMap(value -> fields.scalar(key, value));
        if (found.isEmpty()) {
            return "";
        }
        requireShape("`%s`".formatted(key), found.get(), pattern);
        return found.get().text();
    }

    private void requireShape(String what, Value.Scalar scalar, String pattern) {
        if (!Pattern.matches(pattern, scalar.text())) {
            problems.add(scalar.line(), "The %s (%s) must match %s.".formatted(what, scalar.shown(), pattern));
        }
    }

    private Budget budget() {
        if (fields.require("budget", "budget: {trials: 1000}").isEmpty()) {
            return unlimited(null, null);
        }
        var limits = problems.whole(
                () -> ProblemReader.budget(fields, "gpu_time", problems).orElse(null));
        if (limits == null) {
            return unlimited(null, null);
        }
        if (limits.trials() == null && limits.gpuTime() == null) {
            problems.add("The `budget` must limit trials or gpu_time.\nMaybe budget: {trials: 1000}");
        }
        return unlimited(limits.trials(), limits.gpuTime());
    }

    static Budget unlimited(@Nullable Integer trials, @Nullable Duration gpuTime) {
        return new Budget(
                trials == null ? Experiment.UNLIMITED_TRIALS : trials,
                gpuTime == null ? Budget.UNLIMITED_GPU_TIME : gpuTime);
    }

    private List<String> devices() {
        var devices = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (var item : fields.list("measure_on")) {
            fields.scalar("measure_on", item).ifPresent(device -> {
                requireShape("device", device, DEVICE);
                if (!seen.add(device.text())) {
                    problems.add(device.line(), "The device (%s) must be named once.".formatted(device.shown()));
                }
                devices.add(device.text());
            });
        }
        return devices;
    }

    private SortedMap<String, String> labels() {
        var labels = new TreeMap<String, String>();
        fields.find("labels")
                .flatMap(value -> Fields.of("labels", value, problems))
                .ifPresent(found -> found.all()
                        .forEach((key, value) -> found.scalar(key, value).ifPresent(text -> {
                            requireShape("label", new Value.Scalar(text.line(), key, true), LABEL);
                            if (text.text().length() > LONGEST_LABEL) {
                                problems.add(
                                        text.line(),
                                        "The label `%s` must have at most %d characters."
                                                .formatted(key, LONGEST_LABEL));
                            }
                            labels.put(key, text.text());
                        })));
        return labels;
    }
}
