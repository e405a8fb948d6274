package dev.espalier.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.espalier.catalogue.InvalidInput;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class RaceSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode WRITTEN = JSON.valueToTree(RaceSchema.of(new SmallCatalogue()));
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(WRITTEN);

    /** A line each, so that each can be written otherwise. */
    private static final String SMALL = """
            name: duel
            space: nasbench201
            objectives: [maximize val_accuracy_pct]
            evaluator: {name: table, table: nasbench201-cifar10}
            methods: [random-search, regularized-evolution]
            budget: {trials: 20}
            """;

    private static Set<ValidationMessage> violations(String yaml) {
        Object values = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return SCHEMA.validate(JSON.<JsonNode>valueToTree(values));
    }

    private static boolean parses(String yaml) {
        try {
            RaceFile.parse(Text.yaml(yaml), new Naming("abc123", 1));
            return true;
        } catch (InvalidInput _) {
            return false;
        }
    }

    @Test
    void isAValidSchemaItself() {
        var meta = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(WRITTEN)).isEmpty();
    }

    @Test
    void acceptsWhatTheParserAccepts() {
        Consumer<String> bothAccept = yaml -> {
            assertThat(parses(yaml)).as(yaml).isTrue();
            assertThat(violations(yaml)).as(yaml).isEmpty();
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
        assertThat(parses(yaml)).as(yaml).isFalse();
        assertThat(violations(yaml)).as(yaml).isNotEmpty();
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
        assertThat(violations(SMALL.replace(line, instead.replace("; ", "\n")))).isNotEmpty();
    }
}
