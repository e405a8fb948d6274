package dev.espalier.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentSchemaTest {

    private static final WrittenSchema SCHEMA = new WrittenSchema(
            ExperimentSchema.of(new SmallCatalogue()), text -> ExperimentFile.parse(text, new Naming("abc123", 1)));

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
        bothAccept.accept(ExperimentFileTest.FULL);
        bothAccept.accept(ExperimentFileTest.SMALL);
        bothAccept.accept(ExperimentFile.write(
                        ExperimentFile.parse(Text.yaml(ExperimentFileTest.FULL), new Naming("abc123", 1)),
                        Text.Format.YAML)
                .content());
        bothAccept.accept(ExperimentFileTest.SMALL + "constraints: [\"val_loss<=-0.5\", latency_ms ≤ 3 µs]\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: small | name: Not small",
                "name: small | nam: small",
                "space: nasbench201 | space: [nasbench201]",
                "[maximize val_accuracy_pct] | []",
                "[maximize val_accuracy_pct] | [val_accuracy_pct]",
                "[maximize val_accuracy_pct] | [maximize val_accuracy_pct, maximize val_accuracy_pct]",
                "[maximize val_accuracy_pct] | maximize val_accuracy_pct",
                "{trials: 20} | {}",
                "{trials: 20} | {trials: 0}",
                "{trials: 20} | {trials: many}",
                "{trials: 20} | {gpu_time: 500}",
                "{trials: 20} | {gpu_time: 500 hours}",
                "{trials: 20} | {gpu: 500 h}",
                "{trials: 20} | {trials: 1}; batch: 0",
                "{trials: 20} | {trials: 1}; concurrency: 501",
                "{trials: 20} | {trials: 1}; seed: x",
                "{trials: 20} | {trials: 1}; measure_on: [a b]",
                "{trials: 20} | {trials: 1}; labels: {a b: c}",
                "{trials: 20} | {trials: 1}; constraints: [latency_ms <= 25]",
                "{trials: 20} | {trials: 1}; constraints: [latency_ms@pixel3 <= 25]",
                "{trials: 20} | {trials: 1}; constraints: [latency_ms <= 25 %]",
                "{trials: 20} | {trials: 1}; constraints: [latency_ms >= 25 ms]",
                "{trials: 20} | {trials: 1}; constraints: [latency_ms <= -25 ms]",
                "{trials: 20} | {trials: 1}; constraints: [val_loss <= 25 ms]",
                "{trials: 20} | {trials: 1}; constraints: [macs_m <= 25]"
            })
    void refusesWhatTheParserRefuses(String line, String instead) {
        var yaml = ExperimentFileTest.SMALL.replace(line, instead.replace("; ", "\n"));
        assertThat(SCHEMA.parses(yaml)).as(yaml).isFalse();
        assertThat(SCHEMA.violations(yaml)).as(yaml).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "space: nasbench201 | space: unknown",
                "random-search | unknown",
                "random-search | random-search; screen: oracle",
                "random-search | random-search; screen: {name: surrogate, audits: 1}",
                "random-search | {name: regularized-evolution, populaton: 3}",
                "random-search | {name: regularized-evolution, population: many}",
                "{name: table, table: nasbench201-cifar10} | table",
                "{name: table, table: nasbench201-cifar10} | {name: table}",
            })
    void knowsWhatIsInstalled(String line, String instead) {
        assertThat(SCHEMA.violations(ExperimentFileTest.SMALL.replace(line, instead.replace("; ", "\n"))))
                .isNotEmpty();
    }
}
