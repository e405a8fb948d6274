package dev.espalier.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaceSchemaTest {

    private static final WrittenSchema SCHEMA = new WrittenSchema(
            RaceSchema.of(new SmallCatalogue()), text -> RaceFile.parse(text, new Naming("abc123", 1)));

    /** A line each, so that each can be written otherwise. */
    private static final String SMALL = """
            name: duel
            space: nasbench201
            objectives: [maximize val_accuracy_pct]
            evaluator: {name: table, table: nasbench201-cifar10}
            methods: [random-search, regularized-evolution]
            budget: {trials: 20}
            """;

    @Test
    void isAValidSchemaItself() {
        assertThat(SCHEMA.faults()).isEmpty();
    }

    @Test
    void acceptsWhatTheParserAccepts() {
        Consumer<String> bothAccept = yaml -> {
            assertThat(SCHEMA.parses(yaml)).as(yaml).isTrue();
            assertThat(SCHEMA.violations(yaml)).as(yaml).isEmpty();
        };
        bothAccept.accept(SMALL);
        bothAccept.accept(RaceFileTest.FILE);
        bothAccept.accept(
                RaceFile.write(RaceFile.parse(Text.yaml(RaceFileTest.FILE), new Naming("abc123", 1)), Text.Format.YAML)
                        .content());
        bothAccept.accept(SMALL + "seeds: [3, 5]\ntarget: 91\nconstraints: [latency_ms@pixel3 <= 5 ms]\n");
        bothAccept.accept(SMALL.replace("space: nasbench201\n", "")
                + "problems: {one: {space: nasbench201}, two: {space: nasbench201, batch: 4, target: 9.5}}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: duel | name: A duel",
                "name: duel | name: a-name-of-more-than-24-letters",
                "name: duel | method: random-search",
                "{trials: 20} | {gpu_time: 3 h}",
                "{trials: 20} | {trials: 20, gpu_time: 3 h}",
                "{trials: 20} | {trials: 0}",
                "{trials: 20} | 20",
                "budget: {trials: 20} | seeds: 3",
                "{trials: 20} | {trials: 20}; seeds: 0",
                "{trials: 20} | {trials: 20}; seeds: 1001",
                "{trials: 20} | {trials: 20}; seeds: []",
                "{trials: 20} | {trials: 20}; seeds: [1, 1]",
                "{trials: 20} | {trials: 20}; seeds: [-1]",
                "{trials: 20} | {trials: 20}; seeds: many",
                "{trials: 20} | {trials: 20}; seed: 3",
                "{trials: 20} | {trials: 20}; labels: {a: b}",
                "{trials: 20} | {trials: 20}; concurrency: 65",
                "{trials: 20} | {trials: 20}; target: best",
                "{trials: 20} | {trials: 20}; problems: {}",
                "{trials: 20} | {trials: 20}; problems: {A: {}}",
                "{trials: 20} | {trials: 20}; problems: {a: {budget: {trials: 3}}}",
                "{trials: 20} | {trials: 20}; problems: {a: {method: random-search}}",
                "{trials: 20} | {trials: 20}; problems: {a: {target: best}}",
                "{trials: 20} | {trials: 20}; problems: {a: 3}",
                "{trials: 20} | {trials: 20}; constraints: [latency_ms@pixel3 <= 5]",
                "[random-search, regularized-evolution] | [random-search]",
                "[random-search, regularized-evolution] | [random-search, random-search]",
                "[random-search, regularized-evolution] | random-search",
                "[random-search, regularized-evolution] | [random-search, {name: random-search, as: A b}]",
                "[random-search, regularized-evolution] | [random-search, {as: other}]",
                "[maximize val_accuracy_pct] | [maximize val_accuracy_pct, minimize macs_m]",
                "space: nasbench201 | batch: 4",
                "space: nasbench201 | problems: {one: {space: nasbench201}, two: {batch: 4}}",
                "evaluator: {name: table, table: nasbench201-cifar10} | batch: 4"
            })
    void refusesWhatTheParserRefuses(String line, String instead) {
        var yaml = SMALL.replace(line, instead.replace("; ", "\n"));
        assertThat(SCHEMA.parses(yaml)).as(yaml).isFalse();
        assertThat(SCHEMA.violations(yaml)).as(yaml).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "space: nasbench201 | space: unknown",
                "[random-search, regularized-evolution] | [random-search, unknown]",
                "[random-search, regularized-evolution] | [random-search, {name: regularized-evolution, populaton: 3}]",
                "{name: table, table: nasbench201-cifar10} | table",
                "{trials: 20} | {trials: 20}; screen: oracle",
            })
    void knowsWhatIsInstalled(String line, String instead) {
        assertThat(SCHEMA.violations(SMALL.replace(line, instead.replace("; ", "\n"))))
                .isNotEmpty();
    }
}
