package dev.espalier.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.file.Naming;
import dev.espalier.file.RaceFile;
import dev.espalier.file.Text;
import dev.espalier.ledger.Status;
import dev.espalier.race.Run.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final Race RACE = RaceFile.parse(Text.yaml("""
            name: small
            space: nasbench201
            objectives: [maximize val_accuracy_pct]
            evaluator: {name: table, table: nasbench201-cifar10}
            methods: [random-search, regularized-evolution]
            seeds: 3
            budget: {trials: 10}
            batch: 2
            target: 90
            """), new Naming("abc123", 0))
            .with(List.of(new Race.Track("problem", 91.0, 90.0)));

    private static Run run(int place, Status status, Step... steps) {
        return new Run(
                "run-" + place, place, status, 10, List.of(steps), Map.of("test_accuracy_pct", 80.0 + place), 0.5, 2);
    }

    /** Seeds by methods: places 0 and 1 are of the first seed. */
    private static List<Run> runs() {
        return new ArrayList<>(List.of(
                run(0, Status.FINISHED, new Step(1, 80), new Step(4, 89)),
                run(1, Status.FINISHED, new Step(1, 70), new Step(3, 90)),
                run(2, Status.FINISHED, new Step(1, 85), new Step(10, 91)),
                run(3, Status.FINISHED, new Step(2, 90.5)),
                run(4, Status.FINISHED, new Step(1, 88)),
                run(5, Status.FINISHED, new Step(1, 88))));
    }

    private static Contest.Standing standing(List<Run> runs, String method) {
        return Judge.results(RACE, runs).contests().getFirst().standings().stream()
                .filter(standing -> standing.method().equals(method))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void methodsAreRankedSeedBySeed() {
        var results = Judge.results(RACE, runs());

        // 2, 1 and a tie against 1, 2 and a tie.
        assertThat(results.ranks()).extracting(Results.Rank::mean).containsExactly(1.5, 1.5);
        assertThat(results.contests().getFirst().duels())
                .containsExactly(new Contest.Duel("random-search", "regularized-evolution", 1, 1, 1, 1, 1));
    }

    @Test
    void whatIsReportedIsOfTheWholeBudget() {
        var random = standing(runs(), "random-search");

        assertThat(random.figures()).containsExactly(89.0, 91.0, 88.0);
        assertThat(random.regret()).isEqualTo(2);
        assertThat(random.reached()).isEqualTo(1);
        assertThat(random.evaluationsToTarget()).isNull();
        assertThat(Objects.requireNonNull(random.reported().get("test_accuracy_pct"))
                        .mean())
                .isEqualTo(82);
        assertThat(random.thinkingSeconds()).isEqualTo(0.5);
        var evolution = standing(runs(), "regularized-evolution");
        assertThat(evolution.reached()).isEqualTo(2);
        assertThat(evolution.evaluationsToTarget()).isEqualTo(3);
        assertThat(Objects.requireNonNull(evolution.best()).mean()).isCloseTo((90 + 90.5 + 88) / 3, within(1e-12));
    }

    @Test
    void curvesAreTheMedianOfTheBestSoFar() {
        var curve = Judge.results(RACE, runs()).contests().getFirst().curves().getFirst();

        assertThat(curve.method()).isEqualTo("random-search");
        assertThat(curve.evaluations()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(curve.median()).containsExactly(85.0, 85.0, 85.0, 88.0, 88.0, 88.0, 88.0, 88.0, 88.0, 89.0);
        assertThat(curve.low().getLast()).isEqualTo(88);
        assertThat(curve.high().getLast()).isEqualTo(91);
    }

    @Test
    void aRunThatDidNotFinishIsLeftOutWithItsSeed() {
        var runs = runs();
        runs.set(3, run(3, Status.FAILED, new Step(1, 99)));

        var contest = Judge.results(RACE, runs).contests().getFirst();

        assertThat(contest.paired()).isEqualTo(2);
        var evolution = standing(runs, "regularized-evolution");
        assertThat(evolution.runs()).isEqualTo(2);
        assertThat(evolution.incomplete()).isEqualTo(1);
        assertThat(evolution.figures()).doesNotContain(99.0);
    }

    @Test
    void aCurveBeginsWhenEveryRunHasSomething() {
        var runs = runs();
        runs.set(0, run(0, Status.FINISHED, new Step(4, 89)));

        var curve = Judge.results(RACE, runs).contests().getFirst().curves().getFirst();

        assertThat(curve.median().subList(0, 3)).containsOnlyNulls();
        assertThat(curve.median().get(3)).isEqualTo(88);
    }

    @Test
    void nothingIsComparedBeforeTheFirstSeedIsThrough() {
        var results = Judge.results(RACE, runs().subList(0, 1));

        assertThat(results.ranks()).isEmpty();
        assertThat(results.contests().getFirst().duels()).isEmpty();
        assertThat(results.contests().getFirst().curves()).hasSize(1);
    }
}
