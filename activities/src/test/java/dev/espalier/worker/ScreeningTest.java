package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.method.AgNet;
import dev.espalier.method.PairedAgNet;
import dev.espalier.method.RegularizedEvolution;
import dev.espalier.method.Screen;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import dev.espalier.space.table.NasBench201Tables;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The laws of a screen around a method. */
class ScreeningTest {

    private static final Screen.Params AUDITED = new Screen.Params(0.2, 0.15, 8);

    @TempDir
    Path folder;

    private ScreenedSearch<?, ?> evolution(String where, Screen screen, Screen.Params params) {
        return new ScreenedSearch<>(
                new FileArtifactStore(folder.resolve(where)),
                new RegularizedEvolution(),
                new RegularizedEvolution.Params(20, 5),
                new NasBench201Tables().cifar10(),
                screen,
                params,
                7);
    }

    private ScreenedSearch<?, ?> agNet(String where, Screen screen) {
        return new ScreenedSearch<>(
                new FileArtifactStore(folder.resolve(where)),
                new AgNet(),
                PairedAgNet.params(16, 100, 0.1, 0.01, 4, 0, "random"),
                new NasBench201Tables().cifar10(),
                screen,
                AUDITED,
                7);
    }

    private static boolean audited(Trial trial) {
        var expected = trial.candidate().expected();
        return expected != null && expected.audited();
    }

    @ParameterizedTest
    @EnumSource
    void decidesTheSameFromTheSameState(Screen screen) {
        assertThat(evolution("a", screen, AUDITED).run(5).hash())
                .isEqualTo(evolution("b", screen, AUDITED).run(5).hash());
        assertThat(agNet("c", screen).run(4).hash())
                .isEqualTo(agNet("d", screen).run(4).hash());
    }

    @Test
    void evaluatesTheShareOfABatchThatWasAskedForThoughItWasDropped() {
        var rounds = evolution("a", Screen.SURROGATE, AUDITED).run(12).rounds;
        double audited = rounds.stream()
                .skip(1)
                .flatMap(round -> round.trials().stream())
                .filter(ScreeningTest::audited)
                .count();
        assertThat(audited / (11 * ScreenedSearch.BATCH)).isCloseTo(0.2, within(0.05));
        assertThat(rounds).allSatisfy(round -> {
            var judgement = Objects.requireNonNull(round.judgement());
            assertThat(judgement.audited()).isEqualTo((int)
                    round.trials().stream().filter(ScreeningTest::audited).count());
        });
    }

    @Test
    void auditsNothingWhereNothingIsAskedFor() {
        assertThat(evolution("a", Screen.SURROGATE, new Screen.Params(0, 0.15, 8))
                        .run(4)
                        .rounds)
                .allSatisfy(round -> {
                    assertThat(round.trials()).noneMatch(ScreeningTest::audited);
                    assertThat(Objects.requireNonNull(round.judgement()).regret())
                            .isNull();
                });
    }

    @Test
    void keepsWhatItDroppedWithWhatWasExpectedOfItTheMostPromisingFirst() {
        for (var round : evolution("a", Screen.SURROGATE, AUDITED).run(4).rounds.subList(1, 4)) {
            assertThat(round.filtered()).isNotEmpty().allMatch(candidate -> candidate.expected() != null);
            assertThat(round.filtered().stream()
                            .map(candidate ->
                                    Objects.requireNonNull(candidate.expected()).mean())
                            .toList())
                    .isSorted();
            assertThat(round.filtered().stream()
                            .map(candidate -> candidate.architecture())
                            .toList())
                    .doesNotContainAnyElementsOf(round.trials().stream()
                            .map(trial -> trial.candidate().architecture())
                            .toList());
        }
    }

    @Test
    void evaluatesNothingAgainWhileSomethingNewIsProposed() {
        var seen = new HashSet<Architecture>();
        for (var round : evolution("a", Screen.SURROGATE, AUDITED).run(6).rounds) {
            assertThat(round.trials())
                    .hasSize(ScreenedSearch.BATCH)
                    .allMatch(trial -> seen.add(trial.candidate().architecture()));
        }
    }

    @Test
    void regretsByHowMuchAnAuditedTrialBeatTheBestThatWasKept() {
        for (var round : evolution("a", Screen.SURROGATE, AUDITED).run(8).rounds.subList(1, 8)) {
            double audited = best(round.trials().stream().filter(ScreeningTest::audited));
            double kept = best(round.trials().stream().filter(trial -> !audited(trial)));
            assertThat(Objects.requireNonNull(round.judgement()).regret()).isEqualTo(Math.max(0, audited - kept));
        }
    }

    private static double best(Stream<Trial> trials) {
        return trials.mapToDouble(ScreenedSearch::accuracy).max().orElseThrow();
    }

    @Test
    void expectsFiguresInTheUnitOfTheObjectiveAndNotBeyondWhatIsKnown() {
        double best = 0;
        for (var round : agNet("a", Screen.SURROGATE).run(5).rounds) {
            for (var trial : round.trials()) {
                var expected = trial.candidate().expected();
                if (expected != null) {
                    assertThat(Objects.requireNonNull(expected.figure())).isBetween(5.0, best);
                }
            }
            best = Math.max(best, best(round.trials().stream()));
        }
    }

    @Test
    void takesProposalsAsTheyComeWhileItIsSuspendedAndGoesOnPredicting() {
        var never = new Screen.Params(0.2, 1, 1);
        var rounds = evolution("a", Screen.SURROGATE, never).run(14).rounds;
        var suspended = rounds.stream()
                .filter(round -> Objects.requireNonNull(round.judgement()).suspended())
                .toList();
        assertThat(suspended).isNotEmpty().allSatisfy(round -> {
            assertThat(round.filtered()).isEmpty();
            assertThat(round.trials())
                    .allMatch(trial -> trial.candidate().expected() != null)
                    .noneMatch(ScreeningTest::audited);
            assertThat(Objects.requireNonNull(round.judgement()).tau()).isNotNull();
        });
    }

    @Test
    void leavesAMethodThatIsNotScreenedAsItIs() {
        var rounds = evolution("a", Screen.NONE, AUDITED).run(3).rounds;
        assertThat(rounds).allSatisfy(round -> {
            assertThat(round.judgement()).isNull();
            assertThat(round.filtered()).isEmpty();
            assertThat(round.trials()).allMatch(trial -> trial.candidate().expected() == null);
        });
        assertThat(List.of(agNet("b", Screen.NONE).run(3).rounds.getLast().trials().stream()
                        .map(trial -> trial.candidate().origin())
                        .distinct()
                        .sorted()
                        .toArray()))
                .isSubsetOf("generator", "random");
    }
}
