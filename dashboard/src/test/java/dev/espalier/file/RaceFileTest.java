package dev.espalier.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.race.Race;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RaceFileTest {

    private static final Naming NAMING = new Naming("abc123", 1);

    static final String FILE = """
            name: trio
            space: nasbench201
            objectives: [maximize val_accuracy_pct]
            methods:
              - random-search
              - {name: regularized-evolution, population: 30}
              - {name: regularized-evolution, as: small, population: 10}
            seeds: [3, 5]
            budget: {trials: 64}
            batch: 8
            problems:
              easy: {evaluator: {name: table, table: nasbench201-cifar10}, target: 91.2}
              hard: {evaluator: {name: table, table: nasbench201-cifar100}, batch: 4}
            """;

    private static Race parse(String file) {
        return RaceFile.parse(Text.yaml(file), NAMING);
    }

    private static List<String> problems(String file) {
        return catchThrowableOfType(InvalidInput.class, () -> parse(file)).problems();
    }

    @Test
    void laysProblemsAndMethodsTogether() {
        var race = parse(FILE);

        assertThat(race.id()).isEqualTo("trio-abc123");
        assertThat(race.entrants()).containsExactly("random-search", "regularized-evolution", "small");
        assertThat(race.seeds()).containsExactly(3L, 5L);
        assertThat(race.runs()).isEqualTo(12);
        assertThat(race.concurrency()).isEqualTo(8);
        assertThat(race.tracks().getFirst().target()).isEqualTo(91.2);
        var last = race.template(1, 2);
        assertThat(last.method().settings()).containsExactly(Map.entry("population", 10));
        assertThat(last.evaluator().settings()).containsEntry("table", "nasbench201-cifar100");
        assertThat(last.batch()).isEqualTo(4);
        assertThat(race.template(0, 2).batch()).isEqualTo(8);
        assertThat(last.budget().trials()).isEqualTo(64);
    }

    @Test
    void seedsAreTheFirstOnesWhereTheirNumberIsGiven() {
        assertThat(parse(FILE.replace("[3, 5]", "4")).seeds()).containsExactly(0L, 1L, 2L, 3L);
        assertThat(parse(FILE.replace("seeds: [3, 5]\n", "")).seeds()).hasSize(20);
    }

    @Test
    void readingWhatWasWrittenGivesTheSameRace() {
        var race = parse(FILE);

        assertThat(RaceFile.parse(RaceFile.write(race, Text.Format.YAML), NAMING))
                .isEqualTo(race);
        assertThat(RaceFile.parse(RaceFile.write(race, Text.Format.JSON), NAMING))
                .isEqualTo(race);
    }

    @Test
    void tellsEveryProblemOnceWithItsLine() {
        var problems = problems(FILE.replace("objectives", "objectivs")
                .replace("as: small", "as: random-search")
                .replace("seeds: [3, 5]", "seeds: [3, x, 3]")
                .replace("trials: 64", "trials: 0"));

        assertThat(problems)
                .noneMatch(line -> line.contains("must have a `objectives`"))
                .anyMatch(line -> line.startsWith("Line 3: The race has no key `objectivs`;")
                        && line.endsWith("Maybe you meant `objectives`."))
                .contains("Line 7: The method (random-search) must be called otherwise here: it stands above already.\n"
                        + "Maybe add as: random-search-2")
                .contains("Line 8: The `seeds` (x) must be an integer from 0 to 9223372036854775807.")
                .contains("Line 8: The seed (3) must be given once.")
                .contains("Line 9: The `trials` (0) must be an integer from 1 to 2147483646.")
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesWhatCannotBeCompared() {
        assertThat(problems(
                        FILE.replace("[maximize val_accuracy_pct]", "[maximize val_accuracy_pct, minimize macs_m]")))
                .containsExactly(
                        "Line 3: The `objectives` of a race must be one: by several, no method is simply better.");
        assertThat(problems(FILE.replace("{trials: 64}", "{gpu_time: 3 h}")))
                .contains("The `budget` of a race must be a number of trials, the same for all.\n"
                        + "Maybe budget: {trials: 300}");
        assertThat(problems(FILE.replaceAll("(?s)  - \\{name: regularized.*?seeds", "seeds")))
                .containsExactly("Line 1: The `methods` must have at least two items.\n"
                        + "Maybe methods: [random-search, regularized-evolution]");
        assertThat(problems(FILE.replace("target: 91.2", "target: best")))
                .containsExactly(
                        "Line 12: The `target` (best) must be a number, in the unit of the objective's metric.");
    }

    @Test
    void everyRunHasAnIdOfItsOwnThatFollowsFromTheRaces() {
        var race = parse(FILE);

        assertThat(IntStream.range(0, race.runs())
                        .mapToObj(place -> race.run(place).id()))
                .doesNotHaveDuplicates()
                .startsWith("trio-random-search-0-abc123", "trio-regularized-evolution-1-abc123", "trio-small-2-abc123")
                .isEqualTo(IntStream.range(0, race.runs())
                        .mapToObj(place -> parse(FILE).run(place).id())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"race", "race-limit"})
    void readsTheExamples(String name) throws IOException {
        var race = parse(Files.readString(Path.of("../examples", name + ".yaml")));

        assertThat(race.runs()).isGreaterThan(20);
    }
}
