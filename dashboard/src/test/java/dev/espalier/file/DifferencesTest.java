package dev.espalier.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.file.Differences.Row;
import dev.espalier.search.Experiment;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    private static final String FILE = """
            name: one
            space: nasbench201
            objectives: [maximize val_accuracy_pct]
            constraints: [latency_ms@pixel3 <= 8 ms]
            method: {name: regularized-evolution, population: 20}
            evaluator: {name: table, table: nasbench201-cifar10}
            budget: {trials: 20}
            seed: 7
            """;

    private static Experiment experiment(String file) {
        return ExperimentFile.parse(Text.yaml(file), new Naming("abc123", 99));
    }

    private static Differences differences(String... files) {
        return Differences.of(
                List.of(files).stream().map(DifferencesTest::experiment).toList());
    }

    @Test
    void filesThatAgreeDifferInNoKeyWhateverTheirNames() {
        var differences = differences(FILE, FILE.replace("name: one", "name: two"));

        assertThat(differences.any()).isFalse();
        assertThat(differences.rows())
                .extracting(Row::path)
                .doesNotContain("name")
                .contains("method.population");
    }

    @Test
    void everyKeyThatDiffersIsToldWithItsValues() {
        var differences = differences(
                FILE,
                FILE.replace("<= 8 ms", "<= 12 ms")
                        .replace("population: 20", "population: 50")
                        .replace("seed: 7", "seed: 8"));

        assertThat(differences.differing())
                .extracting(Row::path, Row::values)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(
                                "constraints.latency_ms@pixel3",
                                List.of("latency_ms@pixel3 <= 8 ms", "latency_ms@pixel3 <= 12 ms")),
                        org.assertj.core.api.Assertions.tuple("method.population", List.of("20", "50")),
                        org.assertj.core.api.Assertions.tuple("seed", List.of("7", "8")));
    }

    @Test
    void aHeadingDiffersWhereSomethingUnderItDoes() {
        var rows = differences(FILE, FILE.replace("population: 20", "population: 50"))
                .rows();

        assertThat(rows)
                .filteredOn(Row::heading)
                .filteredOn(row -> !row.same())
                .extracting(Row::path)
                .containsExactly("method");
    }

    @Test
    void aMethodWithoutSettingsStandsBesideOneThatHasSome() {
        var rows = differences(FILE, FILE.replace("{name: regularized-evolution, population: 20}", "random-search"))
                .differing();

        assertThat(rows).extracting(Row::path).containsExactly("method.name", "method.population");
        assertThat(rows.getLast().values()).containsExactly("20", null);
    }

    @Test
    void aKeyThatOnlyALaterFileHasStandsInTheOrderOfThatFile() {
        var rows = differences(FILE.replace("constraints: [latency_ms@pixel3 <= 8 ms]\n", ""), FILE)
                .rows();

        var paths = rows.stream().map(Row::path).toList();
        assertThat(paths.indexOf("constraints")).isBetween(paths.indexOf("objectives"), paths.indexOf("method"));
    }
}
