package dev.espalier.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.race.Race;
import dev.espalier.space.table.TableInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaceDraftTest {

    private static final List<String> TWO = List.of("random-search", "local-search");

    private static TableInfo table(String name, String space) {
        return new TableInfo(name, name, space, List.of("val_accuracy_pct"), 10, List.of(), "ours");
    }

    private static RaceDraft draft(List<String> methods, List<TableInfo> tables, String seeds, String trials) {
        return new RaceDraft(
                "duel", methods, tables, "maximize", "val_accuracy_pct", " params_m <= 1 M \n\n", seeds, trials, "8");
    }

    private static Race race(RaceDraft draft) {
        return RaceFile.parse(Text.yaml(draft.file()), new Naming("abc123", 1));
    }

    private static List<String> problems(RaceDraft draft) {
        return catchThrowableOfType(InvalidInput.class, () -> race(draft)).problems();
    }

    @Test
    void theChoicesMakeARace() {
        var race = race(draft(TWO, List.of(table("nb-cifar10", "nb")), "3", "40"));

        assertThat(race.name()).isEqualTo("duel");
        assertThat(race.entrants()).isEqualTo(TWO);
        assertThat(race.seeds()).containsExactly(0L, 1L, 2L);
        assertThat(race.budget()).isEqualTo(40);
        var run = race.template(0, 0);
        assertThat(run.problem().space()).isEqualTo("nb");
        assertThat(run.problem().constraints()).hasSize(1);
        assertThat(run.evaluator().settings()).containsEntry("table", "nb-cifar10");
        assertThat(run.batch()).isEqualTo(8);
    }

    @Test
    void eachTableIsAProblemThatIsCalledLikeIt() {
        var tables = List.of(table("nb-cifar10", "nb"), table("my_results", "nb"), table("other", "mine"));
        var race = race(draft(TWO, tables, "3, 5", "40"));

        assertThat(race.seeds()).containsExactly(3L, 5L);
        assertThat(race.tracks().stream().map(Race.Track::name)).containsExactly("cifar10", "my-results", "other");
        assertThat(race.template(2, 0).problem().space()).isEqualTo("mine");
    }

    @Test
    void tablesWithTheSameBeginningAreToldApart() {
        var long1 = "a-table-whose-name-is-longer-than-a-problems-1";
        var long2 = "a-table-whose-name-is-longer-than-a-problems-2";
        var race = race(draft(TWO, List.of(table(long1, "nb"), table(long2, "nb")), "3", "40"));

        assertThat(race.tracks().stream().map(Race.Track::name))
                .containsExactly("a-table-whose-name-is-longer-t", "a-table-whose-name-is-lo-2");
    }

    @Test
    void whatIsLeftOpenIsToldByTheReaderOfFiles() {
        assertThat(problems(draft(List.of("random-search"), List.of(), "", "")))
                .anyMatch(problem -> problem.startsWith("The race must have a `budget`."))
                .anyMatch(problem -> problem.startsWith("The race must have a `space`."));
    }

    @Test
    void whatIsNoNumberIsToldByTheReaderOfFiles() {
        assertThat(problems(draft(TWO, List.of(table("t", "nb")), "many", "40: 3")))
                .anyMatch(problem -> problem.contains("The `seeds` (many) must be an integer from 1 to 1000."))
                .anyMatch(problem -> problem.contains("The `trials` (40: 3) must be an integer"));
    }
}
