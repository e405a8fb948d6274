package dev.espalier.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.catalogue.InvalidInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlTextTest {

    private static final String TEXT = """
            # A search — for 𝔾 people.
            name: walk   # its name
            objectives:
              - maximize val_accuracy_pct   # first
              - minimize macs_m
            # The method.
            method: {name: regularized-evolution, population: 20}
            evaluator: table

            budget:   # what it may spend
              trials: 48
              gpu_time: 3 h
            seed:
            """;

    private static YamlText text() {
        return YamlText.of(TEXT);
    }

    private static List<String> path(String path) {
        return List.of(path.split("\\."));
    }

    @Test
    void aValueIsChangedAndNothingElse() {
        assertThat(text().with(path("name"), "run")).isEqualTo(TEXT.replace("name: walk ", "name: run "));
        assertThat(text().with(path("method.population"), "50"))
                .isEqualTo(TEXT.replace("population: 20", "population: 50"));
        assertThat(text().with(path("budget.trials"), "100")).isEqualTo(TEXT.replace("trials: 48", "trials: 100"));
        assertThat(text().with(path("seed"), "7")).isEqualTo(TEXT.replace("seed:", "seed: 7"));
    }

    @Test
    void aKeyThatIsMissingIsAddedWhereItBelongs() {
        assertThat(text().with(path("batch"), "8")).isEqualTo(TEXT + "batch: 8\n");
        assertThat(text().with(path("method.sample"), "5"))
                .isEqualTo(TEXT.replace("population: 20}", "population: 20, sample: 5}"));
        assertThat(YamlText.of("budget:\n  trials: 48 # many\nseed: 7").with(path("budget.gpu_time"), "3 h"))
                .isEqualTo("budget:\n  trials: 48 # many\n  gpu_time: 3 h\nseed: 7");
        assertThat(YamlText.of("name: walk").with(path("budget.trials"), "48"))
                .isEqualTo("name: walk\nbudget: {trials: 48}\n");
    }

    @Test
    void aNameAloneGetsASetting() {
        assertThat(text().with(path("evaluator.table"), "nasbench201-cifar10"))
                .isEqualTo(TEXT.replace("evaluator: table", "evaluator: {name: table, table: nasbench201-cifar10}"));
    }

    @Test
    void aWholeComponentIsReplaced() {
        assertThat(text().with(path("method"), "random-search"))
                .isEqualTo(TEXT.replace("{name: regularized-evolution, population: 20}", "random-search"));
        assertThat(text().with(path("budget"), Map.of("trials", "5")))
                .isEqualTo(TEXT.replace(
                        "budget:   # what it may spend\n  trials: 48\n  gpu_time: 3 h", "budget: {trials: 5}"));
    }

    @Test
    void onlyTheItemThatChangedIsWrittenAnew() {
        assertThat(text().with(path("objectives"), List.of("maximize val_accuracy_pct", "minimize params_m")))
                .isEqualTo(TEXT.replace("macs_m", "params_m"));
        assertThat(text().with(path("objectives"), List.of("maximize val_accuracy_pct")))
                .contains("objectives: [maximize val_accuracy_pct]\n# The method.");
        assertThat(text().with(path("constraints"), List.of("latency_ms@pixel3 <= 5 ms")))
                .isEqualTo(TEXT + "constraints: [latency_ms@pixel3 <= 5 ms]\n");
    }

    @Test
    void aKeyIsTakenAwayWithItsLine() {
        assertThat(text().without(path("budget.gpu_time"))).isEqualTo(TEXT.replace("  gpu_time: 3 h\n", ""));
        assertThat(text().without(path("method.population"))).isEqualTo(TEXT.replace(", population: 20", ""));
        assertThat(text().without(path("labels"))).isEqualTo(TEXT);
        assertThat(YamlText.of("a: {b: 1, c: 2}").without(path("a.b"))).isEqualTo("a: {c: 2}");
        assertThat(text().with(path("objectives"), List.of()))
                .isEqualTo(TEXT.replaceFirst("(?s)objectives:.*macs_m\n", ""));
    }

    @Test
    void whatYamlCouldTakeForSomethingElseStandsInQuotes() {
        var written = YamlText.of("name: walk").with(path("labels.note"), "a: \"b\" # c");

        assertThat(written).isEqualTo("name: walk\nlabels: {note: \"a: \\\"b\\\" # c\"}\n");
        assertThat(YamlText.of(written).found(path("labels.note")).orElseThrow().items())
                .containsExactly("a: \"b\" # c");
    }

    @Test
    void aValueIsFoundWithItsLines() {
        assertThat(text().found(path("objectives")))
                .contains(new YamlText.Found(3, 5, List.of("maximize val_accuracy_pct", "minimize macs_m")));
        assertThat(text().found(path("evaluator.name"))).contains(new YamlText.Found(8, 8, List.of("table")));
        assertThat(text().found(path("method.name")))
                .contains(new YamlText.Found(7, 7, List.of("regularized-evolution")));
        assertThat(text().found(path("labels"))).isEmpty();
    }

    @Test
    void whatIsNoYamlOfKeysIsRefused() {
        assertThatThrownBy(() -> YamlText.of("a: [")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> YamlText.of("- a")).hasMessageContaining("must consist of keys and values");
    }
}
