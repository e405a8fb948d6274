package dev.espalier.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.catalogue.Sketch;
import dev.espalier.catalogue.Sketch.Part;
import dev.espalier.search.Component;
import dev.espalier.search.Constraint;
import dev.espalier.search.Experiment;
import dev.espalier.search.Experiment.Budget;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentFileTest {

    static final String FULL = """
            # Everything that can be said.
            name: first-search
            space: nasbench201
            objectives: [maximize val_accuracy_pct, minimize latency_ms@pixel3]
            constraints:
              - latency_ms@pixel3 <= 0.005 s
              - macs_m <= 1.5 G
              - val_loss <= 0.75
            method: {name: regularized-evolution, population: 50, sample: 10}
            screen: {name: surrogate, audit: 0.1}
            evaluator: {name: table, table: nasbench201-cifar10, time_scale: 0.001}
            budget: {trials: 1000, gpu_time: 500 h}
            pool: 64
            batch: 16
            concurrency: 8
            measure_on: [raspi4]
            seed: 7
            labels: {team: vision, year: 2026, "on": yes}
            """;

    static final String SMALL = """
            name: small
            space: nasbench201
            objectives: [maximize val_accuracy_pct]
            method: random-search
            evaluator: {name: table, table: nasbench201-cifar10}
            budget: {trials: 20}
            """;

    private static final Naming NAMING = new Naming("abc123", 99);

    private static Experiment yaml(String text) {
        return ExperimentFile.parse(Text.yaml(text), NAMING);
    }

    private static List<String> problems(Text text) {
        var refused = catchThrowableOfType(InvalidInput.class, () -> ExperimentFile.parse(text, NAMING));
        assertThat(refused).as("the file must be refused: %s", text.content()).isNotNull();
        return refused.problems();
    }

    private static List<String> problems(String yaml) {
        return problems(Text.yaml(yaml));
    }

    @Test
    void readsEveryKey() {
        var experiment = yaml(FULL);
        assertThat(experiment.id()).isEqualTo("first-search-abc123");
        assertThat(experiment.screen()).isEqualTo(new Component("surrogate", new TreeMap<>(Map.of("audit", 0.1))));
        assertThat(experiment.problem().objectives())
                .containsExactly(
                        new Objective(new Metric("val_accuracy_pct"), Objective.Direction.MAXIMIZE),
                        new Objective(new Metric("latency_ms@pixel3"), Objective.Direction.MINIMIZE));
        assertThat(experiment.problem().constraints())
                .containsExactly(
                        new Constraint(new Metric("latency_ms@pixel3"), 5),
                        new Constraint(new Metric("macs_m"), 1500),
                        new Constraint(new Metric("val_loss"), 0.75));
        assertThat(experiment.method().settings()).isEqualTo(Map.of("population", 50, "sample", 10));
        assertThat(experiment.evaluator().settings())
                .isEqualTo(Map.of("table", "nasbench201-cifar10", "time_scale", 0.001));
        assertThat(experiment.budget()).isEqualTo(new Budget(1000, Duration.ofHours(500)));
        assertThat(experiment.measureOn()).containsExactly("raspi4");
        assertThat(experiment.seed()).isEqualTo(7);
        assertThat(experiment.labels()).isEqualTo(Map.of("team", "vision", "year", "2026", "on", "yes"));
    }

    @Test
    void fillsInWhatIsLeftOut() {
        var experiment = yaml(SMALL);
        assertThat(experiment.screen()).isNull();
        assertThat(experiment.batch()).isEqualTo(16);
        assertThat(experiment.pool()).isEqualTo(64);
        assertThat(experiment.concurrency()).isEqualTo(8);
        assertThat(experiment.seed()).isEqualTo(99);
        assertThat(experiment.budget().gpuTime()).isEqualTo(Budget.UNLIMITED_GPU_TIME);
        assertThat(yaml(SMALL + "batch: 5\n").pool()).isEqualTo(20);
        assertThat(yaml(SMALL + "batch: 1024\n").pool()).isEqualTo(4096);
        assertThat(yaml(SMALL.replace("trials: 20", "gpu_time: 90 min")).budget())
                .isEqualTo(new Budget(Experiment.UNLIMITED_TRIALS, Duration.ofMinutes(90)));
    }

    @ParameterizedTest
    @EnumSource(Text.Format.class)
    void readsBackWhatItWrites(Text.Format format) {
        for (var text :
                List.of(FULL, SMALL, SMALL + "labels: {a: \"007\", b: \"1e3\", c: \"no\", d: \"x: #y\", e: \"\"}\n")) {
            var experiment = yaml(text);
            var written = ExperimentFile.write(experiment, format);
            assertThat(ExperimentFile.parse(written, new Naming("abc123", 1)))
                    .as(written.content())
                    .isEqualTo(experiment);
        }
    }

    @Test
    void readsBackWhateverSettingsAndLimitsItWrites() {
        var random = new SplittableRandom(5);
        var settings = List.of("a: 1", "b: -3000000000", "c: 0.1", "d: 1.0E-7", "e: true", "f: yes", "g: \"true\"");
        for (int i = 0; i < 200; i++) {
            var some = settings.stream().filter(_ -> random.nextBoolean()).collect(Collectors.joining(", "));
            var text = SMALL.replace("random-search", "{name: m, z: 5 %s}".formatted(some.isEmpty() ? "" : ", " + some))
                    + "constraints: [latency_ms <= %s ms]%n".formatted(random.nextDouble() * Math.pow(10, i % 30 - 10))
                    + "seed: %d%n".formatted(random.nextLong());
            var experiment = yaml(text);
            for (var format : Text.Format.values()) {
                var written = ExperimentFile.write(experiment, format);
                assertThat(ExperimentFile.parse(written, NAMING))
                        .as(written.content())
                        .isEqualTo(experiment);
            }
        }
    }

    @Test
    void tellsAllProblemsAtOnceWithTheirLines() {
        assertThat(problems("""
                        name: First Search
                        space: nasbench201
                        objectivs: [maximize val_accuracy_pct]
                        constraints: [latency_ms@pixel3 <= 25]
                        method: regularized-evolution
                        budget: {trials: 0, gpu_time: 500}
                        batch: 16
                        pool: 8
                        concurrency: many
                        """))
                .containsExactlyInAnyOrder(
                        "Line 3: The experiment has no key `objectivs`; it has name, space, objectives, constraints, method, screen, evaluator, budget, pool, batch, concurrency, measure_on, seed, labels.\nMaybe you meant `objectives`.",
                        "Line 1: The `name` (First Search) must match [a-z0-9][a-z0-9-]{0,62}.",
                        "Line 4: The limit of latency_ms@pixel3 (25) must have its unit.\nMaybe 25 ms.",
                        "The experiment must have a `evaluator`.\nMaybe add evaluator: {name: table, table: nasbench201-cifar10}",
                        "Line 6: The `trials` (0) must be an integer from 1 to 2147483646.",
                        "Line 6: The `gpu_time` (500) must have its unit.\nMaybe 500 h.",
                        "Line 8: The `pool` (8) must be an integer from 16 to 4096.",
                        "Line 9: The `concurrency` (many) must be an integer from 1 to 500.");
    }

    @Test
    void handsOnWhatCouldBeReadOfAFileWithProblems() {
        var sketches = new ArrayList<Sketch>();
        var text = Text.yaml("""
                nmae: x
                space: [nasbench201]
                objectives: [maximize val_accuracy_pct, minimise macs_m]
                method: {name: random-serch, first: [1]}
                evaluator: {name: train, epochs: many}
                budget: {trials: 20, gpu_time: soon}
                batch: much
                pool: 8
                """);
        var refused = catchThrowableOfType(
                InvalidInput.class,
                () -> ExperimentFile.parse(text, NAMING, sketch -> {
                    sketches.add(sketch);
                    return List.of("There is no method (random-serch).");
                }));
        assertThat(refused.problems())
                .satisfiesExactly(
                        problem -> assertThat(problem).startsWith("Line 1: The experiment has no key `nmae`"),
                        problem -> assertThat(problem).startsWith("Line 2: The `space` (a list)"),
                        problem -> assertThat(problem).startsWith("Line 3: The objective (minimise macs_m)"),
                        problem -> assertThat(problem).startsWith("Line 4: The `first` (a list)"),
                        problem -> assertThat(problem).startsWith("Line 7: The `batch` (much)"),
                        problem -> assertThat(problem).startsWith("Line 6: The `gpu_time` (soon)"),
                        problem -> assertThat(problem).isEqualTo("There is no method (random-serch)."));
        assertThat(sketches)
                .containsExactly(new Sketch(
                        null,
                        List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)),
                        List.of(),
                        false,
                        new Part(new Component("random-serch"), Set.of("first")),
                        null,
                        new Part(new Component("train", new TreeMap<>(Map.of("epochs", "many"))), Set.of()),
                        null,
                        List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "val_accuracy_pct | must be `maximize METRIC` or `minimize METRIC`",
                "best val_accuracy_pct | must be `maximize METRIC` or `minimize METRIC`",
                "maximize two metrics | must be `maximize METRIC` or `minimize METRIC`",
                "maximize Val | must be lower case with its unit"
            })
    void refusesOtherObjectives(String objective, String sentence) {
        assertThat(problems(SMALL.replace("maximize val_accuracy_pct", '"' + objective + '"')))
                .singleElement()
                .asString()
                .startsWith("Line 3: The ")
                .contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "latency_ms@pixel3 <= 25 | must have its unit",
                "latency_ms@pixel3 <= 25 % | must be in one of us, ms, s, min, h, d, but is in %",
                "latency_ms@pixel3 <= 25 MS | Maybe you meant ms",
                "latency_ms@pixel3 <= fast | must be a number and its unit",
                "latency_ms@pixel3 <= -1 ms | must not be negative",
                "latency_ms@pixel3 >= 25 ms | Maybe make it an objective instead: maximize latency_ms@pixel3",
                "latency_ms@pixel3 | must be METRIC <= NUMBER UNIT",
                "val_loss <= 3 ms | must be a number without a unit",
                "params <= 3 M | Maybe you meant `params_m`",
                "macs_m <= 100 | Maybe 100 M",
                "macs_m <= 100 m | Maybe you meant M",
                "params_m <= 1,5 M | must be"
            })
    void refusesLimitsThatCouldMeanSomethingElse(String constraint, String sentence) {
        assertThat(problems(SMALL + "constraints: [\"" + constraint + "\"]\n"))
                .singleElement()
                .asString()
                .startsWith("Line 7: ")
                .contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "batch: \"16\"",
                "batch: 16.5",
                "batch: 1e1",
                "batch: 99999999999999999999",
                "batch: 0",
                "batch: 1025",
                "batch: [16]",
                "concurrency: 501",
                "pool: 4097",
                "seed: 1.5",
                "seed: 9223372036854775808",
                "measure_on: raspi4",
                "measure_on: [raspi4, raspi4]",
                "measure_on: [../raspi4]",
                "labels: [a]",
                "labels: {a: [b]}",
                "labels: {../a: b}",
                "constraints: latency_ms <= 5 ms",
                "constraints: [latency_ms <= 5 ms, latency_ms <= 6 ms]",
                "name: twice",
                "<<: {batch: 3}",
                "seed: !!java.util.Random {}",
                "seed: !ruby/object 7",
                "measure_on: !!set {a, b}",
            })
    void refusesALineThatDoesNotFit(String line) {
        assertThat(problems(SMALL + line + "\n")).singleElement().asString().startsWith("Line 7: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"90", "90 minutes", "-3 h", "0 s", "0.5 s", "1.5 s", "36500 d", "PT3H", "1e99 h", "3 d 2 h"})
    void refusesOtherDurations(String duration) {
        assertThat(problems(SMALL.replace("trials: 20", "gpu_time: " + duration)))
                .singleElement()
                .asString()
                .startsWith("Line 6: The `gpu_time` (" + duration + ") must ");
    }

    @Test
    void refusesABudgetWithoutLimits() {
        assertThat(problems(SMALL.replace("{trials: 20}", "{}")))
                .singleElement()
                .asString()
                .contains("must limit trials");
    }

    @Test
    void namesTheLineOfASyntaxError() {
        assertThat(problems("name: x\nspace: [a\nbudget: 3\n"))
                .singleElement()
                .asString()
                .matches("Line [34]: The text is not valid YAML: .*");
        assertThat(problems(Text.json("{\"name\": \"x\",\n \"space\" 3}")))
                .singleElement()
                .asString()
                .startsWith("Line 2: The text is not valid JSON: ");
        assertThat(problems(Text.json("{")))
                .containsExactly(
                        "Line 1: The text is not valid JSON: Unexpected end-of-input: expected close marker for Object.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n",
                "# nothing\n",
                "[]",
                "name",
                "--- \na: 1\n---\nb: 2\n",
                "? [a]\n: b\n",
                "\"",
                "a: *b",
                "a: &a {b: *a}"
            })
    void refusesTextsThatAreNoMapping(String text) {
        assertThat(problems(text)).isNotEmpty().allMatch(problem -> problem.contains("The "));
    }
}
